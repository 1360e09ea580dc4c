"""The smallest piece that a section is made of."""

from dataclasses import dataclass
from enum import StrEnum


class PartKind(StrEnum):
    """What a piece of text is, as an editorial rule needs to know it."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    FIELD = "field"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Part:
    """One heading in a text, paragraph, list item, quote, short field or picture, as plain text.

    The text of a picture is the one that stands for it, and "" where it has none although it
    needs one.

    ``path`` leads to the block field that holds it, in the form that Wagtail's comments use:
    "body.<block id>.levels.<item id>.duties.<item id>". ``shown`` is False for what is kept but
    withheld from readers. ``field`` is the name of the field. ``in_list`` tells the items of one
    list from those of another; it is "" for what stands in none.
    """

    kind: PartKind
    text: str
    path: str
    field: str
    shown: bool = True
    in_list: str = ""
