"""The texts inside a block, found by the block's own structure."""

from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock

from career_pages.sections.headed_block import HeadedBlock
from career_pages.sections.html_text import text_pieces
from career_pages.sections.part import Part, PartKind

# A web address is where a link leads, not something to read.
SILENT = (blocks.URLBlock, blocks.EmailBlock)
SILENT_NAMES = frozenset({"link"})


def parts_of(
    block: blocks.Block,
    value: Any,
    path: str,
    *,
    shown: bool = True,
    kind: PartKind = PartKind.FIELD,
    in_list: str = "",
) -> Iterator[Part]:
    """Yield the texts of ``value`` in order, each with the path of the field that holds it.

    Sub-sections are left out: they are sections of their own. ``shown``, ``kind`` and ``in_list``
    are what the block's surroundings say of it.
    """
    if value is None or isinstance(block, SILENT) or block.name in SILENT_NAMES:
        return
    if isinstance(block, blocks.RichTextBlock):
        for piece in text_pieces(value.source):
            piece_kind = PartKind.ITEM if kind is PartKind.ITEM else piece.kind
            own_list = f"{path}#{piece.list_number}" if piece.list_number else in_list
            yield Part(piece_kind, piece.text, path, block.name, shown, own_list)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        if text := " ".join(str(value).split()):
            kind = PartKind.QUOTE if block.name == "quote" else kind
            yield Part(kind, text, path, block.name, shown, in_list)
    elif isinstance(block, ImageBlock):
        if not getattr(value, "decorative", False):
            text = " ".join((getattr(value, "contextual_alt_text", "") or "").split())
            yield Part(PartKind.PICTURE, text, f"{path}.alt_text", "alt_text", shown)
    elif isinstance(block, TypedTableBlock):
        for text in _table_texts(value):
            yield Part(PartKind.FIELD, text, path, block.name, shown)
    else:
        yield from _parts_of_children(block, value, path, shown)


def _parts_of_children(block: blocks.Block, value: Any, path: str, shown: bool) -> Iterator[Part]:
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from parts_of(child.block, child.value, f"{path}.{child.id}", shown=shown)
    elif isinstance(block, blocks.ListBlock):
        if not isinstance(block.child_block, HeadedBlock):
            for item in value.bound_blocks:
                yield from parts_of(
                    item.block,
                    item.value,
                    f"{path}.{item.id}",
                    shown=shown,
                    kind=PartKind.ITEM,
                    in_list=path,
                )
    elif isinstance(block, blocks.StructBlock):
        silent: frozenset[str] = getattr(block, "SILENT_FIELDS", frozenset())
        # A section says of itself as a whole whether it is shown; other blocks say it here.
        if not isinstance(block, HeadedBlock) and hasattr(block, "is_shown"):
            shown = shown and block.is_shown(value)
        for name, child in block.child_blocks.items():
            if name not in silent:
                yield from parts_of(child, value.get(name), f"{path}.{name}", shown=shown)


def _table_texts(table: Any) -> Iterator[str]:
    if table.caption:
        yield table.caption
    for column in table.columns:
        if column["heading"]:
            yield column["heading"]
    for row in table.rows:
        for cell in row:
            for piece in text_pieces(cell.value.source):
                yield piece.text
