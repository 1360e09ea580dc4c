"""The lines of an outline below the headings to which they belong."""

from dataclasses import dataclass, field

from career_pages.importing.evidence import Evidence
from career_pages.importing.line_roles import LineRole
from career_pages.importing.outline import Line


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
