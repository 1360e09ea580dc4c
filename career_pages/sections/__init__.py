"""Sections: what a page holds, for everything that is not a template."""

from career_pages.sections.parts import Link, LinkKind, Part, PartKind
from career_pages.sections.projection import (
    HasSections,
    Section,
    projected,
    sections,
    subsections_of,
    top_sections,
)

__all__ = [
    "HasSections",
    "Link",
    "LinkKind",
    "Part",
    "PartKind",
    "Section",
    "projected",
    "sections",
    "subsections_of",
    "top_sections",
]
