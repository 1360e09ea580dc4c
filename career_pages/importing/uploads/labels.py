"""What editors call the kinds of lines and sections."""

from functools import cache
from typing import Final

from career_pages.blocks import RoleBody
from career_pages.importing.line_roles import LineRole
from career_pages.importing.placement import Placement
from career_pages.importing.writing.body_data import NAMES

ROLE_LABELS: Final[dict[LineRole, str]] = {
    LineRole.HEADLINE: "Headline of the page",
    LineRole.CHAPTER: "Title of a chapter",
    LineRole.SECTION: "Heading of a section",
    LineRole.PART: "Heading of a part",
    LineRole.SUBHEADING: "Heading within the text",
    LineRole.PARAGRAPH: "Paragraph",
    LineRole.ITEM: "Item of a list",
    LineRole.QUOTE: "Quote",
    LineRole.TABLE: "Table",
    LineRole.IMAGE: "Picture",
    LineRole.NOTE: "Footnote",
    LineRole.LEFT_OUT: "Left out",
}
PART_LABELS: Final[dict[str, str]] = {
    "LevelSection": "Level",
    "SpecializationBlock": "Specialization",
    "FAQBlock": "Question",
}


@cache
def kind_label(kind: str) -> str:
    """Return the name of a kind of section, as the editor's block picker has it."""
    return str(RoleBody.base_blocks[NAMES[kind]].label)


def role_label(placement: Placement) -> str:
    """Return what a line was taken for."""
    if placement.role is LineRole.PART and placement.kind in PART_LABELS:
        return PART_LABELS[placement.kind]
    if placement.role is LineRole.SECTION and placement.kind in NAMES:
        return f"Section: {kind_label(placement.kind)}"
    return ROLE_LABELS[placement.role]
