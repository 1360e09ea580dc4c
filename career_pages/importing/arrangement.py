"""The lines of an outline below the headings to which they belong."""

from dataclasses import dataclass, field

from career_pages.importing.outline import Line


@dataclass(slots=True)
class Part:
    """A heading, what stands below it, and the parts it is divided into.

    ``kind`` is the block class name that the part is for; ``heading`` is None where the document
    leaves out the heading of what clearly begins.
    """

    kind: str
    heading: Line | None
    topic: str = ""
    level: str = ""
    body: list[Line] = field(default_factory=list)
    children: list["Part"] = field(default_factory=list)

    @property
    def every_line(self) -> list[Line]:
        """All lines of the part and of those inside it, its heading first."""
        own = [self.heading] if self.heading else []
        return own + self.body + [line for child in self.children for line in child.every_line]

    @property
    def lines(self) -> tuple[int, int]:
        """The first and last source line."""
        every = self.every_line
        return min(line.first for line in every), max(line.last for line in every)


@dataclass(slots=True)
class PageParts:
    """A page's title, what stands between it and the first section, and the sections."""

    title: Line | None = None
    opening: list[Line] = field(default_factory=list)
    sections: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class Arrangement:
    """The role's page, its chapters, and the lines before the headline."""

    page: PageParts = field(default_factory=PageParts)
    chapters: list[PageParts] = field(default_factory=list)
    before: list[Line] = field(default_factory=list)
