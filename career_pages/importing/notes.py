"""What an import tells its author besides the draft."""

from dataclasses import dataclass, field

NO_CONSENT = "no consent recorded; readers do not see it"
REFUSED_LINK = "pages may not link there; the words of the link are kept"
LINK_IN_PLAIN_TEXT = "this field holds plain text; the words of the link are kept"
LINK_TITLE = "links have no tooltip here"
UNUSED_LINK = "nothing in the document uses this link's address"
CODE_LANGUAGE = "the language of a code block is not kept"
BEFORE_HEADLINE = "it stands before the headline"
PAGE_NUMBER = "it is the number of a page of the document"
LEFT_OUT_BY_EDITOR = "left out by an editor"
NOT_UNDERSTOOD = "the importer did not find a place for all of this line"
NAVIGATION = "it is the navigation of the web page"
FURNITURE = "it belongs to the web site around the document"
CONTROL = "it is a form or a button of the web page"
HIDDEN = "it is hidden in the document"
NOT_SHOWN = "the web page shows it only where something else does not work"
DRAWN = "drawings are not imported; export them as PNG pictures"
EMBEDDED = "embedded pages and players are not imported; add them in the editor"
REMOTE_PICTURE = "pictures of other sites are not loaded; save the picture and add it in the editor"
PICTURE_NOT_HERE = "the picture did not come with the document; add it in the editor"
COMMENT = "it is a comment in the Word document"
PAGE_HEADER = "it is a header or a footer of the pages in Word"
CONTENTS = "it is the list of contents; a page makes its own"
CHART = "charts and diagrams are not imported; add a picture of it in the editor"
TRACKED_CHANGES = (
    "The document has tracked changes: what is inserted was kept, what is deleted left out; "
    "accept or reject the changes in Word if that is not meant."
)
MACROS = "The document's macros were left out."
EMBEDDED_FILES = (
    "Files embedded in the document, such as sheets, were left out; copy what readers need from "
    "them into the text."
)
INSERTED_DOCUMENT = (
    "A document inserted into this one was not read; open this one in Word, save it, and import it "
    "again."
)
READ_AS_WINDOWS = (
    "The file is not UTF-8 and was read as Windows-1252; look at letters with accents and at "
    "quotation marks, and save the file as UTF-8 if they are wrong."
)


@dataclass(frozen=True, slots=True)
class LineNote:
    """Words of the source that are not shown: the 1-based ``line``, its ``text``, and ``why``."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that the author should look at: the 1-based ``line`` and a sentence about it."""

    line: int
    message: str


@dataclass(slots=True)
class Notes:
    """Collects the notes of one import while it runs."""

    unplaced: list[LineNote] = field(default_factory=list)
    withheld: list[LineNote] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def leave_out(self, line: int, text: str, why: str) -> None:
        """Note words that found no place."""
        self.unplaced.append(LineNote(line, text, why))

    def withhold(self, line: int, text: str, why: str) -> None:
        """Note words that are understood, and kept from readers on purpose."""
        self.withheld.append(LineNote(line, text, why))

    def warn(self, line: int, message: str) -> None:
        """Note something that the author should look at."""
        self.problems.append(Problem(line, message))

    def add(self, other: "Notes") -> None:
        """Take over everything that ``other`` holds."""
        self.unplaced += other.unplaced
        self.withheld += other.withheld
        self.problems += other.problems
