"""What several roles list, by which of them list it."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

# The first items are open, the others behind one line.
OPEN: Final = 8


@dataclass(frozen=True, slots=True)
class Group:
    """What the same roles list: their places among all roles, what to call them, and the items."""

    places: tuple[int, ...]
    label: str
    items: tuple[Any, ...]

    @property
    def first(self) -> tuple[Any, ...]:
        """The items that are shown at once."""
        return self.items[:OPEN]

    @property
    def more(self) -> tuple[Any, ...]:
        """The items behind them."""
        return self.items[OPEN:]


def groups(names: Sequence[str], lists: Sequence[Sequence[tuple[Hashable, Any]]]) -> list[Group]:
    """Return the items of the lists, each once, by the lists that have them.

    ``names`` are those of the roles, and ``lists`` what each has: an item behind what makes two of
    them the same. What more roles share comes first; within a group the first order is kept.
    """
    having: dict[Hashable, dict[int, Any]] = {}
    for place, listed in enumerate(lists):
        for key, item in listed:
            having.setdefault(key, {}).setdefault(place, item)
    found: dict[tuple[int, ...], list[Any]] = defaultdict(list)
    for by_place in having.values():
        found[tuple(by_place)].append(next(iter(by_place.values())))
    in_order = sorted(found, key=lambda places: (-len(places), places))
    return [
        Group(places, _label(places, names, len(in_order[0]) > 1), tuple(found[places]))
        for places in in_order
    ]


def _label(places: Sequence[int], names: Sequence[str], any_is_shared: bool) -> str:
    if len(places) == len(names):
        return _("Both") if len(names) == 2 else _("All of them")
    if len(places) > 1:
        return get_text_list([names[place] for place in places], _("and"))
    name = names[places[0]]
    return _("Only %(name)s") % {"name": name} if any_is_shared else name
