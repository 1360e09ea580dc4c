"""Three-way merges: what was offered last, what stands there now, what is offered now.

What still stands as it was offered follows the new offer; whatever an editor changed, added or
deleted stays as the editor left it.
"""

from collections.abc import Mapping
from typing import TypeVar

Value = TypeVar("Value")


def merged_value(base: Value, current: Value, offered: Value) -> Value:
    """Return the value of one field: the offered one if the field still has the one before it."""
    return offered if current == base else current


def merged_items(
    base: Mapping[str, Value], current: Mapping[str, Value], offered: Mapping[str, Value]
) -> dict[str, Value]:
    """Return the items of a list by their names, in order.

    An item that was deleted since it was offered stays deleted, one that was added stays, and one
    that is no longer offered goes unless its value was changed. The order is the offered one while
    nobody has changed it.
    """
    added = [name for name in offered if name not in base and name not in current]
    kept = [name for name in current if name in offered or current[name] != base.get(name)]
    if list(current) == list(base):
        changed = [name for name in kept if name not in offered]
        names = [name for name in offered if name in current or name in added] + changed
    else:
        names = kept + added
    return {
        name: merged_value(base.get(name), current[name], offered.get(name, current[name]))  # type: ignore[misc]
        if name in current
        else offered[name]
        for name in names
    }
