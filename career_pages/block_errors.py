"""Messages about places in a body, in the form that Wagtail's editor shows beside the field."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

Placed = tuple[list[str], str]


def body_error(body: Any, messages: Iterable[tuple[str, str]]) -> ValidationError:
    """Return one error for the stream ``body`` that holds each (path, message) in its place.

    A path starts with the field's name: "body.<block id>.heading". What it leads to may be gone;
    its message is then shown at the nearest block that is still there.
    """
    placed = [(path.split(".")[1:], message) for path, message in messages]
    return _error(body.stream_block, body, placed)


def _error(block: blocks.Block, value: Any, placed: list[Placed]) -> ValidationError:
    children = _children(block, value)
    own: list[str] = []
    below: dict[Any, list[Placed]] = defaultdict(list)
    for path, message in placed:
        if path and path[0] in children:
            below[path[0]].append((path[1:], message))
        else:
            own.append(message)
    errors = {children[key][0]: _error(*children[key][1:], rest) for key, rest in below.items()}
    if isinstance(block, blocks.StreamBlock):
        return StreamBlockValidationError(errors, own)
    if isinstance(block, blocks.ListBlock):
        return ListBlockValidationError(errors, own)
    if isinstance(block, blocks.StructBlock):
        return StructBlockValidationError(errors, own)
    return ValidationError(own)


def _children(block: blocks.Block, value: Any) -> dict[str, tuple[Any, blocks.Block, Any]]:
    """Return, for each step that a path may take from here, (key of its error, block, value)."""
    if isinstance(block, blocks.StreamBlock):
        return {str(child.id): (i, child.block, child.value) for i, child in enumerate(value)}
    if isinstance(block, blocks.ListBlock):
        items = enumerate(value.bound_blocks)
        return {str(item.id): (i, item.block, item.value) for i, item in items}
    if isinstance(block, blocks.StructBlock):
        # An ImageBlock's value is the image itself, and nothing leads further down from its fields.
        values = value if isinstance(value, dict) else {}
        return {name: (name, child, values.get(name)) for name, child in block.child_blocks.items()}
    return {}
