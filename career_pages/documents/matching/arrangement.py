"""The lines of an outline below the headings to which they belong, and why they are there."""

from dataclasses import dataclass, field
from enum import Enum

from career_pages.documents.draft import LineRole
from career_pages.documents.outline import Line


class Evidence(Enum):
    """What speaks for a line's place: a certainty from 0 to 1, and a sentence for editors.

    The certainties follow the measured shares of lines that came out right: see
    docs/importing.md. Where only a few were measured they are more careful.
    """

    CHOSEN = (1.0, "Chosen by an editor")
    MARK = (0.99, "The author's mark says what it is")

    # Headlines and chapters
    ASKS_WHAT_THE_ROLE_IS = (0.97, "Asks what the role is")
    FIRST_HEADING = (0.93, "First heading of the document")
    FIRST_LINE = (0.9, "First line of the document, short like a title")
    TOP_HEADING = (0.85, "Heading of the highest level, after the headline")

    # Sections
    GENERATED_HEADING = (0.99, "Reads exactly as the guide's own heading")
    KNOWN_HEADING = (0.97, "Heading in familiar words with this role's name")
    KNOWN_LINE = (0.97, "Line in familiar words with this role's name")
    KNOWN_ITEM = (0.8, "List item that reads like a familiar heading")
    BARE_HEADING = (0.95, "Heading in familiar words without the role's name")
    OTHER_NAME = (0.8, "Familiar words with a name that is not quite this role's")
    OWN_HEADING = (0.8, "Heading in the author's own words")
    BOLD_HEADING = (0.93, "Bold line that reads like a heading")
    NUMBERED_HEADING = (0.85, "Numbered line that reads like a heading")
    UNTOLD_HEADING = (0.9, "Line that stands alone and has capitals like a title")
    MISSING_HEADING = (0.8, "Begins a section whose heading is missing")

    # Parts of sections, and headings within them
    PART_HEADING = (0.95, "Heading inside a section that has parts")
    PART_LINE = (0.9, "Short line with text below it, in a section that has parts")
    QUESTION = (0.95, "Question among the questions of readers")
    INNER_HEADING = (0.8, "Heading below a section's heading")
    LONG_HEADING = (0.6, "Heading that is too long for a heading's field")

    # Text
    TEXT = (0.97, "Text below its heading")
    LISTED = (0.98, "Item of a list")
    SHORT_LINE = (0.5, "Short line that may be a heading")
    LOOKS_LIKE_HEADING = (0.1, "Reads like a heading, and may be an entry of a list of contents")
    QUESTION_IN_TEXT = (0.6, "Question outside the questions of readers")
    APART = (0.97, "Quote, table, picture or footnote")
    LEDE = (0.95, "Text between the headline and the first heading")
    INTRODUCTION = (0.6, "More text before the first heading than a lede holds")
    BEFORE_HEADLINE = (0.75, "Stands before the headline")
    PAGE_NUMBER = (0.9, "Number of a page of the document")
    NO_FIELD = (0.6, "The section has no field for it, so it became a text of its own")

    def __init__(self, certainty: float, reason: str) -> None:
        self.certainty = certainty
        self.reason = reason


@dataclass(slots=True, eq=False)
class Part:
    """A heading, what stands below it, and the parts it is divided into.

    ``kind`` is the block class name that the part is for; ``heading`` is None where the document
    leaves out the heading of what clearly begins, and ``given_heading`` is what it is called then
    if no heading can be generated. ``start`` and ``end`` are the first and last source line,
    without regard to lines that an editor moves. ``evidence`` is why the part begins there, and
    ``deepest`` the deepest level of its children's headings. ``keywords`` are those that its draft
    takes from it.
    """

    kind: str
    heading: Line | None
    evidence: Evidence
    start: int
    end: int
    topic: str = ""
    level: str = ""
    given_heading: str = ""
    body: list[Line] = field(default_factory=list)
    children: list["Part"] = field(default_factory=list)
    deepest: int = 0
    keywords: frozenset[str] = frozenset()

    def add(self, child: "Part") -> None:
        """Add a part that divides this one."""
        self.children.append(child)
        self.deepest = max(self.deepest, child.heading.level if child.heading else 0)

    @property
    def every_line(self) -> list[Line]:
        """All lines of the part and of those inside it, its heading first."""
        own = [self.heading] if self.heading else []
        return own + self.body + [line for child in self.children for line in child.every_line]

    @property
    def lines(self) -> tuple[int, int]:
        """The first and last source line."""
        return self.start, self.end


@dataclass(slots=True, eq=False)
class PageParts:
    """A page's title, what stands between it and the first section, and the sections.

    ``footnotes`` are those of all sections.
    """

    title: Line | None = None
    opening: list[Line] = field(default_factory=list)
    footnotes: list[Line] = field(default_factory=list)
    sections: list[Part] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Assignment:
    """What became of one line: its role, why, its page, and the innermost part around it."""

    line: Line
    role: LineRole
    evidence: Evidence
    page: PageParts
    part: Part | None

    @property
    def holder(self) -> list[Line]:
        """The lines among which a line of text stands."""
        return self.part.body if self.part else self.page.opening


@dataclass(slots=True)
class Arrangement:
    """The role's page and its chapters, and what became of every line, in order.

    ``aside`` are the lines that are no part of a page, and why; ``left_out`` those that an editor
    leaves out.
    """

    page: PageParts = field(default_factory=PageParts)
    chapters: list[PageParts] = field(default_factory=list)
    aside: list[tuple[Line, Evidence]] = field(default_factory=list)
    left_out: list[Line] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)

    @property
    def pages(self) -> list[PageParts]:
        """The role's page and its chapters."""
        return [self.page, *self.chapters]
