"""The links inside a block, found by the block's own structure."""

from collections.abc import Iterator, Sequence
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from career_pages.sections.headed_block import HeadedBlock
from career_pages.sections.html_text import text_links
from career_pages.sections.link import Link, LinkKind

# The plain text fields that hold an address.
ADDRESS_NAMES = frozenset({"link"})


def links_of(
    block: blocks.Block, value: Any, raw: Any, path: str, *, cites: bool = False
) -> Iterator[Link]:
    """Yield the links of ``value`` in order, each with the path of the field that holds it.

    ``raw`` is the same as it is stored: what was chosen and is gone has an id there, and no
    ``value``. Sub-sections are left out: they are sections of their own.
    """
    if isinstance(block, blocks.RichTextBlock):
        yield from _in_text(value.source if value else "", path)
    elif isinstance(block, ImageBlock):
        raw = raw.get("image") if isinstance(raw, dict) else raw
        yield from _chosen(LinkKind.IMAGE, value, raw, f"{path}.image")
    elif isinstance(block, blocks.ChooserBlock):
        is_page = issubclass(block.target_model, Page)
        yield from _chosen(LinkKind.PAGE if is_page else LinkKind.RECORD, value, raw, path)
    elif isinstance(block, blocks.URLBlock) or block.name in ADDRESS_NAMES:
        if value:
            yield Link(LinkKind.ADDRESS, value, path, cites=cites)
    elif isinstance(block, TypedTableBlock):
        for row in value.rows if value else ():
            for cell in row:
                yield from _in_text(cell.value.source, path)
    elif value is not None:
        yield from _links_of_children(block, value, raw, path)


def _in_text(html: str, path: str) -> Iterator[Link]:
    for kind, target, words in text_links(html):
        yield Link(kind, target, path, words, cites=True)


def _chosen(kind: LinkKind, value: Any, raw: Any, path: str) -> Iterator[Link]:
    if value is not None:
        yield Link(kind, str(value.pk), path)
    elif raw:
        yield Link(kind, str(raw), path, is_gone=True)


def _links_of_children(block: blocks.Block, value: Any, raw: Any, path: str) -> Iterator[Link]:
    if isinstance(block, blocks.StreamBlock):
        known = [one for one in raw or () if one["type"] in block.child_blocks]
        for child, stored in with_stored(value, known):
            yield from links_of(child.block, child.value, stored, f"{path}.{child.id}")
    elif isinstance(block, blocks.ListBlock):
        if not isinstance(block.child_block, HeadedBlock):
            for item, stored in with_stored(value.bound_blocks, raw):
                yield from links_of(item.block, item.value, stored, f"{path}.{item.id}")
    elif isinstance(block, blocks.StructBlock):
        stored = raw if isinstance(raw, dict) else {}
        for name, child in block.child_blocks.items():
            yield from links_of(
                child,
                value.get(name),
                stored.get(name),
                f"{path}.{name}",
                cites=getattr(block, "CITES", False),
            )


def with_stored(children: Sequence[Any], raw: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each child of a list or stream with what is stored for it, None where nobody knows."""
    known = isinstance(raw, list) and len(raw) == len(children)
    for child, one in zip(children, raw if known else [None] * len(children), strict=True):
        yield child, one.get("value", one) if isinstance(one, dict) else one
