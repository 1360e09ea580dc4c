"""Sections: what a page holds, for everything that is not a template."""

from career_pages.sections.link import Link, LinkKind
from career_pages.sections.part import Part, PartKind
from career_pages.sections.projection import (
    HasSections,
    sections,
    subsections_of,
    top_sections,
)
from career_pages.sections.section import Section

__all__ = [
    "HasSections",
    "Link",
    "LinkKind",
    "Part",
    "PartKind",
    "Section",
    "sections",
    "subsections_of",
    "top_sections",
]
