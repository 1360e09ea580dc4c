"""Ids and anchors for the blocks of a body that have none yet."""

import uuid
from collections.abc import Iterator
from typing import Any

from wagtail import blocks

from career_pages.anchors import anchor_from, unused_anchor
from career_pages.role_name import RoleName
from career_pages.sections.headed_block import HeadedBlock

# The ids that the page's template uses for itself.
RESERVED = frozenset(
    {
        "chapters",
        "contents",
        "facts",
        "main",
        "needed-skills",
        "related",
        "sources",
        "top",
        "way-through",
    }
)


def give_ids_and_anchors(body: Any, role: RoleName) -> None:
    """Give every block of the stream an id and every section an anchor that no other has.

    What is there already stays, except that the later of two equal anchors, which is what
    duplicating a block leaves behind, is made anew, and that what an editor typed becomes fit for
    an address.
    """
    found = list(_sections(body))
    taken = set(RESERVED)
    for _, value in found:
        typed = (value.get("anchor") or "").strip()
        anchor = anchor_from(typed) if typed else ""
        value["anchor"] = "" if anchor in taken else anchor
        taken.add(anchor)
    for block, value in found:
        if not value.get("anchor"):
            value["anchor"] = unused_anchor(block.suggested_anchor(value, role), taken)
            taken.add(value["anchor"])


def _sections(stream: Any) -> Iterator[tuple[HeadedBlock, Any]]:
    """Yield the stream's sections and sub-sections, giving ids to its blocks on the way."""
    for child in stream:
        child.id = child.id or str(uuid.uuid4())
        yield from _sections_in(child.block, child.value)


def _sections_in(block: blocks.Block, value: Any) -> Iterator[tuple[HeadedBlock, Any]]:
    if isinstance(block, HeadedBlock):
        yield block, value
    if isinstance(block, blocks.StreamBlock):
        yield from _sections(value)
    elif isinstance(block, blocks.ListBlock):
        # A list's items always have ids.
        for item in value.bound_blocks:
            yield from _sections_in(item.block, item.value)
    elif isinstance(block, HeadedBlock):
        for name, child in block.child_blocks.items():
            if name in value:
                yield from _sections_in(child, value[name])
