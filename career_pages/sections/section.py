"""A section of a page as everything but its template sees it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from career_pages.sections.headed_block import HeadedBlock
from career_pages.sections.link import Link
from career_pages.sections.links import links_of
from career_pages.sections.part import Part
from career_pages.sections.parts import parts_of

# Where the words above a section are written, if not in its heading.
HEADING_FIELDS: Final = {
    "SpecializationBlock": "name",
    "FAQBlock": "question",
    "UpNextBlock": "title",
}


@dataclass(frozen=True)
class Section:
    """One headed block of a page: a section (depth 0) or a sub-section (depth 1).

    ``heading`` is filled, ``path`` leads to its ``block`` and ``block_value`` is what stands
    there; ``raw`` is the same as it is stored. A section that ``stands_alone`` is shown without
    any text.
    """

    anchor: str
    heading: str
    path: str
    depth: int
    subsections: tuple["Section", ...]
    block: HeadedBlock
    block_value: Any
    stands_alone: bool = False
    raw: Any = None

    @property
    def kind(self) -> str:
        """The class name of its block."""
        return type(self.block).__name__

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Its own texts in order; those of its sub-sections belong to them."""
        return tuple(parts_of(self.block, self.block_value, self.path))

    @cached_property
    def text(self) -> str:
        """What readers can read in it, a line for each part; without its sub-sections."""
        return "\n".join(part.text for part in self.parts if part.shown and part.text)

    @cached_property
    def shown(self) -> bool:
        """Whether readers see it: there is something below its heading, or it stands alone."""
        # A page asks this of every section it shows, so only the first text is looked for.
        own = parts_of(self.block, self.block_value, self.path)
        return (
            self.stands_alone
            or any(part.shown for part in own)
            or any(sub.shown for sub in self.subsections)
        )

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Its own links in order; those of its sub-sections belong to them."""
        return tuple(links_of(self.block, self.block_value, self.raw, self.path))

    @property
    def has_own_heading(self) -> bool:
        """Whether an editor wrote the heading; if not, it is generated or missing."""
        field = HEADING_FIELDS.get(self.kind, "heading")
        return bool((self.block_value.get(field) or "").strip())

    @property
    def untouched(self) -> bool:
        """Whether nothing at all is written in it: no text, no name, nothing in its parts."""
        named = self.has_own_heading or bool((self.block_value.get("level") or "").strip())
        written = named or self.parts or any(not sub.untouched for sub in self.subsections)
        return not (written or self.stands_alone)

    def heading_path(self) -> str:
        """Return the path of the field that an editor changes to change the heading."""
        if self.kind == "LevelSection" and not self.has_own_heading:
            return f"{self.path}.level"
        return f"{self.path}.{HEADING_FIELDS.get(self.kind, 'heading')}"
