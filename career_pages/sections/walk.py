"""The one walk over a body: what stands inside a block, and what is stored."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from wagtail import blocks


class Node(NamedTuple):
    """A block with its value, and where it stands.

    ``raw`` is the value as it is stored, None where nobody knows: what was chosen and is gone has
    an id there, and no ``value``. ``path`` is in the form that Wagtail's comments use:
    "body.<block id>.levels.<item id>.duties". Of it, ``step`` is what leads here from the block
    around, and ``key`` what Wagtail's errors know it by: a number in streams and lists, a name in
    structs. ``bound`` is the child of a stream or list, which has the id.
    """

    block: blocks.Block
    value: Any
    raw: Any = None
    path: str = ""
    step: str = ""
    key: int | str = ""
    bound: Any = None


def children(node: Node) -> Iterator[Node]:
    """Yield what stands directly inside a stream, a list or a struct; nothing for other blocks."""
    block, value, raw = node.block, node.value, node.raw
    if isinstance(block, blocks.StreamBlock):
        known = [one for one in raw or () if one["type"] in block.child_blocks]
        yield from _bound(node, value or (), known)
    elif isinstance(block, blocks.ListBlock):
        yield from _bound(node, value.bound_blocks if value else (), raw)
    elif isinstance(block, blocks.StructBlock):
        # The value of a block for images is the image itself: its fields have none.
        values = value if isinstance(value, dict) else {}
        stored = raw if isinstance(raw, dict) else {}
        for name, child in block.child_blocks.items():
            path = f"{node.path}.{name}"
            yield Node(child, values.get(name), stored.get(name), path, name, name)


def _bound(node: Node, bound: Sequence[Any], raw: Any) -> Iterator[Node]:
    """Yield the children of a stream or list, each with what is stored for it, if that is known."""
    known = isinstance(raw, list) and len(raw) == len(bound)
    for key, (child, one) in enumerate(
        zip(bound, raw if known else [None] * len(bound), strict=True)
    ):
        stored = one.get("value", one) if isinstance(one, dict) else one
        path = f"{node.path}.{child.id}"
        yield Node(child.block, child.value, stored, path, str(child.id), key, child)


def walk(node: Node) -> Iterator[Node]:
    """Yield everything inside a block, each before what is inside of it."""
    for child in children(node):
        yield child
        yield from walk(child)


def stored_values(data: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every single value inside of stored data, behind the name of the field it stands in."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from stored_values(value, key)
    elif isinstance(data, list | tuple) or hasattr(data, "stream_value"):
        for value in data:
            yield from stored_values(value, name)
    else:
        yield name, data
