"""What a page keeps when its document is imported again."""

from collections import defaultdict, deque
from collections.abc import Hashable
from typing import Any

from career_pages.blocks.role_body import SINGULAR
from career_pages.stream_data import BlockData

# What a document cannot say, so that its silence takes nothing away.
EDITORS_FIELDS = ("anchor", "role", "page", "shared", "consent_date")
# The first of these that has words tells blocks of one type apart.
NAMING_FIELDS = ("topic", "level", "name", "question", "quote", "heading")
# Blocks of these types are told apart by their order alone.
BY_ORDER = frozenset({*SINGULAR, "rich_text", "table"})


def carry_over(old: list[BlockData], new: list[BlockData]) -> None:
    """Give each block of ``new`` the id of the block of ``old`` that it is, with all inside.

    Links, comments and anchors hold on to ids. Blocks are the same when their type is, and their
    heading, name or text, whatever their place; a section that a page has once is the same
    whatever its heading.
    """
    waiting: dict[Hashable, deque[BlockData]] = defaultdict(deque)
    for block in old:
        waiting[_identity(block)].append(block)
    for block in new:
        if found := waiting[_identity(block)]:
            _adopt(found.popleft(), block)


def _identity(block: BlockData) -> Hashable:
    kind, value = block["type"], block["value"]
    if kind in BY_ORDER:
        return kind
    if isinstance(value, dict):
        return kind, _folded(next((value[key] for key in NAMING_FIELDS if value.get(key)), ""))
    return kind, _folded(value)


def _folded(text: Any) -> str:
    return " ".join(str(text).casefold().split())


def _adopt(old: BlockData, new: BlockData) -> None:
    if old.get("id"):
        new["id"] = old["id"]
    before, after = old["value"], new["value"]
    if not (isinstance(before, dict) and isinstance(after, dict)):
        return
    for name in EDITORS_FIELDS:
        # The page that a button leads to is no editor's alone when the document names another.
        is_said = name == "page" and after.get("link")
        if before.get(name) and not after.get(name) and not is_said:
            after[name] = before[name]
    for name, value in after.items():
        if _are_blocks(value) and _are_blocks(before.get(name)):
            carry_over(before[name], value)


def _are_blocks(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(block, dict) and {"type", "value"} <= block.keys() for block in value
    )
