"""The body of a page for programs: what readers see of it, as plain text."""

from typing import Any

from career_pages.sections import Section

Json = dict[str, Any]


def sections(page: Any) -> list[Json]:
    """Return the sections that readers see, in order, each with the sub-sections that they see."""
    return [_section(section) for section in page.contents]


def levels(page: Any) -> list[Json]:
    """Return the levels of the role that readers see: the name of each, and its anchor."""
    return [
        {"name": sub.block_value.get("level") or sub.heading, "anchor": sub.anchor}
        for sub in page.shown_levels
    ]


def _section(section: Section) -> Json:
    return {
        "kind": section.kind,
        "anchor": section.anchor,
        "heading": section.heading,
        "text": section.text,
        "sections": [_section(sub) for sub in section.subsections if sub.shown],
    }
