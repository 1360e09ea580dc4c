"""A document as lines, each with its kind; the marks behind them; and notes on what was met.

Readers make an outline of every format, and the matcher a draft of the outline.
"""

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from typing import Final, Self

from career_pages.documents.source_file import Picture
from career_pages.sections.kinds import part_kinds, section_kinds
from career_pages.text import collapse


class LineKind(StrEnum):
    """What a line of an outline is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    TABLE = "table"
    IMAGE = "image"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of a document, as its `LineKind` says, with the source lines it came from.

    ``text`` is plain, with "\\n" where the source began a new line inside a paragraph. ``html``
    is the same as inline HTML of the limited vocabulary (b, i, a, br), with "\\n" in the same
    places. ``first`` and ``last`` are 1-based. A heading that is marked as one has a ``level`` of
    1 to 6; ``depth`` is that of a list item, 0 for the outermost list. ``header`` and ``rows``
    hold a table's cells: plain text and inline HTML. An image has a ``picture``; its ``text`` is
    the alternative text and the caption. A footnote's text begins with its number or sign
    ("1. …"). A ``mark`` is what the author said outright that a heading begins.
    """

    kind: LineKind
    text: str
    html: str
    first: int
    last: int
    level: int = 0
    depth: int = 0
    ordered: bool = False
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    picture: Picture | None = None
    mark: "SectionMark | None" = None

    @property
    def title(self) -> str:
        """The plain text on one line."""
        return collapse(self.text)

    @property
    def is_paragraph(self) -> bool:
        """Whether the line is running text."""
        return self.kind is LineKind.PARAGRAPH

    @property
    def is_item(self) -> bool:
        """Whether the line is an item of a list."""
        return self.kind is LineKind.ITEM

    @property
    def is_heading(self) -> bool:
        """Whether the source marks the line as a heading."""
        return self.kind is LineKind.HEADING

    def split_rows(self) -> tuple[Self, ...]:
        """Return a paragraph's source lines as paragraphs of their own.

        A paragraph in which a mark spans several source lines stays whole.
        """
        texts, htmls = self.text.split("\n"), self.html.split("\n")
        if len(texts) == 1 or len(texts) != len(htmls):
            return (self,)
        if any(row.count("<") != 2 * row.count("</") + row.count("<br>") for row in htmls):
            return (self,)
        return tuple(
            replace(
                self,
                text=text,
                html=html.removesuffix("<br>"),
                first=min(self.first + index, self.last),
                last=min(self.first + index, self.last),
            )
            for index, (text, html) in enumerate(zip(texts, htmls, strict=True))
            if text.strip()
        )


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines of a document in order, and what its reader had to leave out.

    ``labels`` are the names under which Markdown's links find their addresses, ``addresses`` those
    of the pictures that it has: markup, not text.
    """

    lines: tuple[Line, ...]
    notes: "Notes"
    labels: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()

    @property
    def is_marked(self) -> bool:
        """Whether the document marks its headings."""
        return any(line.is_heading for line in self.lines)


# What a mark stands for that begins no block: a heading within a text, the items of a list below
# text, and the text behind a list or behind the parts of a section.
SUBHEADING: Final = "Subheading"
LIST: Final = "List"
CLOSING: Final = "Closing"
# What stands in the mark of a level that has no name.
NO_NAME: Final = '""'
# What stands in the mark of what is up next if the words "Up Next" are its title.
OWN_TITLE: Final = "title"
# What the marks of pages stand for.
HEADLINE_KIND: Final = "RolePage"
CHAPTER_KIND: Final = "ChapterPage"


@cache
def marks() -> dict[str, str]:
    """Return the names that a mark may have, and the class or part of a text of each."""
    sections = {kind.name: block for block, kind in {**section_kinds(), **part_kinds()}.items()}
    inside = {"subheading": SUBHEADING, "list": LIST, "closing": CLOSING}
    return {"headline": HEADLINE_KIND, "chapter": CHAPTER_KIND, **sections, **inside}


@cache
def mark_pattern() -> re.Pattern[str]:
    """Return what finds the mark at the end of a heading: its name, and its detail if any."""
    return re.compile(rf"\s*\{{\.({'|'.join(marks())})(?:[ \t]+([^{{}}\n]*?))?\s*\}}\s*$")


@dataclass(frozen=True, slots=True)
class SectionMark:
    """What a heading begins: a block class name, and the topic or the level where it has one."""

    kind: str
    detail: str = ""

    def __str__(self) -> str:
        """Return the mark as an author writes it behind a heading: "{.level Senior}"."""
        name = next(name for name, kind in marks().items() if kind == self.kind)
        return f"{{.{' '.join(filter(None, [name, self.detail]))}}}"


def split_mark(text: str) -> tuple[str, SectionMark | None]:
    """Return a heading's text without the mark at its end, and the mark, or None without one."""
    found = mark_pattern().search(text)
    if found is None:
        return text, None
    return text[: found.start()], SectionMark(marks()[found[1]], (found[2] or "").strip())


def with_section_mark(line: Line) -> Line:
    """Return a heading with its mark taken from its text; other lines, or one with it, as it is."""
    if not line.is_heading or line.mark:
        return line
    text, mark = split_mark(line.text)
    if mark is None:
        return line
    return replace(line, text=text, html=mark_pattern().sub("", line.html), mark=mark)


# What a mark behind a paragraph makes of it.
TEXT: Final = "text"
EMBED: Final = "embed"
BUTTON: Final = "button"
# Behind the web address to which a button leads while its page is not live.
FALLBACK: Final = "fallback"
CAPTION: Final = "caption"
# The word before a table's caption, in a paragraph above the table.
TABLE_CAPTION: Final = "Table:"
_PARAGRAPH_MARK: Final = re.compile(rf"\s*\{{\.({TEXT}|{EMBED}|{BUTTON}|{FALLBACK}|{CAPTION})\}}$")


def split_paragraph_mark(line: Line) -> tuple[Line, str]:
    """Return a paragraph without the mark at its end, and the mark's name, or "" without one."""
    found = _PARAGRAPH_MARK.search(line.text)
    if not line.is_paragraph or found is None or not _PARAGRAPH_MARK.search(line.html):
        return line, ""
    return replace(
        line, text=line.text[: found.start()], html=_PARAGRAPH_MARK.sub("", line.html)
    ), found[1]


def paragraph_mark(name: str) -> str:
    """Return the mark of that name as an author writes it behind a paragraph."""
    return f" {{.{name}}}"


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


# Why words are not shown to readers, and what an author should look at.
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
