"""What a line of a document can be on a page."""

from enum import StrEnum


class LineRole(StrEnum):
    """The part that one line plays: a ``PART`` is a level, a specialization or a question."""

    HEADLINE = "headline"
    CHAPTER = "chapter"
    SECTION = "section"
    PART = "part"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    TABLE = "table"
    IMAGE = "image"
    NOTE = "note"
    LEFT_OUT = "left out"


HEADING_ROLES = frozenset(
    {
        LineRole.HEADLINE,
        LineRole.CHAPTER,
        LineRole.SECTION,
        LineRole.PART,
        LineRole.SUBHEADING,
    }
)
