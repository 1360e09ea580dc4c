"""The lines of a document below the headings to which they belong, and why each is there."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from career_pages.documents.draft import LineRole
from career_pages.documents.outline import Line, LineKind


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
    UNMARKED_HEADING = (0.9, "Line that stands alone and has capitals like a title")
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
    ``deepest`` the deepest level of its children's headings.
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


# The kind of a section, and its topic or "".
Key = tuple[str, str]

# Headings inside a section's prose: the only level a page shows there, and those it does not.
SHOWN_LEVEL: Final = 3
BOLD_LEVEL: Final = 4


class PageBuilder:
    """Knows the page, the section and the part that are open.

    ``used`` are the kinds and topics of sections that the open page has, or will have because
    it is said outright: those are ``reserved``, by the page's number. ``is_child_elsewhere`` says
    that the open part belongs to another section than the open one.
    """

    def __init__(self, reserved: Mapping[int, Collection[Key]]) -> None:
        self._reserved = reserved
        self.result = Arrangement()
        self.page = self.result.page
        self.section: Part | None = None
        self.child: Part | None = None
        self.used: set[Key] = set(reserved.get(0, ()))
        self.role_used = self.used
        self.is_child_elsewhere = False
        self._inner_level = 0

    @property
    def in_chapter(self) -> bool:
        """Whether the open page is a chapter."""
        return self.page is not self.result.page

    def set_title(self, line: Line, evidence: Evidence) -> None:
        """Take a line as the headline of the role's page."""
        self.result.page.title = line
        self._record(line, LineRole.HEADLINE, evidence, self.result.page, None)

    def open_chapter(self, line: Line, evidence: Evidence) -> None:
        """Begin a chapter with its title."""
        self.page = PageParts(title=line)
        self.result.chapters.append(self.page)
        self.section = self.child = None
        self.is_child_elsewhere = False
        self.used = set(self._reserved.get(len(self.result.chapters), ()))
        self._record(line, LineRole.CHAPTER, evidence, self.page, None)

    def return_to_role(self) -> None:
        """Go on with the role's page after a chapter."""
        self.page, self.used = self.result.page, self.role_used

    def open_section(self, key: Key, line: Line, evidence: Evidence) -> None:
        """Begin a section with its heading."""
        self._begin_section(key, line, line, evidence)
        self._record(line, LineRole.SECTION, evidence, self.page, self.section)

    def begin_without_heading(self, kind: str, line: Line) -> None:
        """Begin a section of which ``line`` is the first line, and not the heading."""
        self._begin_section((kind, ""), None, line, Evidence.MISSING_HEADING)

    def _begin_section(self, key: Key, heading: Line | None, line: Line, why: Evidence) -> None:
        kind, topic = key
        self.section = Part(kind, heading, why, line.first, line.last, topic=topic)
        self.child = None
        self.is_child_elsewhere = False
        self._inner_level = 0
        self.used.add(key)
        self.page.sections.append(self.section)

    def open_part(self, kind: str, line: Line, level: str, evidence: Evidence) -> None:
        """Begin a part of the open section."""
        if self.section is None:
            raise ValueError("a part needs a section")
        part = self.open_part_elsewhere(kind, line, level, evidence)
        self.is_child_elsewhere = False
        self.section.add(part)
        self._stretch(line)

    def open_part_elsewhere(self, kind: str, line: Line, level: str, evidence: Evidence) -> Part:
        """Begin a part, and return it for the caller to put into its section."""
        self.child = Part(kind, line, evidence, line.first, line.last, level=level)
        self.is_child_elsewhere = True
        self._inner_level = 0
        self._record(line, LineRole.PART, evidence, self.page, self.child)
        return self.child

    def close_part(self, level: int) -> None:
        """Go on with the open section if a heading of ``level`` stands beside the open part's."""
        if self.child and self.child.heading and level <= self.child.heading.level:
            self.child = None
            self.is_child_elsewhere = False

    def close_child_elsewhere(self) -> None:
        """Go on with the open section if the open part belongs to another."""
        if self.is_child_elsewhere:
            self.child = None
            self.is_child_elsewhere = False

    def add_heading(self, line: Line, evidence: Evidence) -> None:
        """Add a heading to the text of the open section or part."""
        self._inner_level = self._inner_level or line.level
        shown = self.child is None and line.level <= self._inner_level
        level = SHOWN_LEVEL if shown else BOLD_LEVEL
        self.add(replace(line, level=level), evidence)

    def add(self, line: Line, evidence: Evidence) -> None:
        """Add a line to the text of the open section or part, or to the page's opening.

        A footnote goes to those of the page.
        """
        if line.kind is LineKind.NOTE:
            self.page.footnotes.append(line)
            self._record(line, LineRole.NOTE, evidence, self.page, None)
            return
        part = self.child or self.section
        (part.body if part else self.page.opening).append(line)
        self._stretch(line)
        self._record(line, role_of(line), evidence, self.page, part)

    def put_aside(self, line: Line, evidence: Evidence) -> None:
        """Put a line aside that belongs to the document and not to the page."""
        self.result.aside.append((line, evidence))
        self._record(line, LineRole.LEFT_OUT, evidence, self.page, None)

    def leave_out(self, line: Line) -> None:
        """Put a line aside that an editor leaves out."""
        self.result.left_out.append(line)
        self._record(line, LineRole.LEFT_OUT, Evidence.CHOSEN, self.page, None)

    def _stretch(self, line: Line) -> None:
        if self.child:
            self.child.end = max(self.child.end, line.last)
        if self.section and not self.is_child_elsewhere:
            self.section.end = max(self.section.end, line.last)

    def _record(
        self, line: Line, role: LineRole, why: Evidence, page: PageParts, part: Part | None
    ) -> None:
        self.result.assignments.append(Assignment(line, role, why, page, part))


ROLES: Final = {
    LineKind.HEADING: LineRole.SUBHEADING,
    LineKind.PARAGRAPH: LineRole.PARAGRAPH,
    LineKind.ITEM: LineRole.ITEM,
    LineKind.QUOTE: LineRole.QUOTE,
    LineKind.TABLE: LineRole.TABLE,
    LineKind.IMAGE: LineRole.IMAGE,
    LineKind.NOTE: LineRole.NOTE,
}


def role_of(line: Line) -> LineRole:
    """Return the role of a line within a text."""
    return ROLES[line.kind]
