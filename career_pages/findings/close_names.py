"""The name that somebody may have meant."""

from collections import defaultdict
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

# Below it, two names are different things: "Welding" and "Wedding" share 0.86.
NEAR: Final = 0.8
_BEGINNING: Final = 2


def closest_name(name: str, known: tuple[str, ...]) -> str:
    """Return the known name that is nearest to another spelling of it; "" if none is near.

    Names are compared with those that have a word with the same beginning, so that ten thousand
    take no longer than a few.
    """
    by_beginning = _by_beginning(known)
    found: dict[str, str] = {}
    for beginning in _beginnings(name):
        found |= by_beginning.get(beginning, {})
    near = get_close_matches(name.casefold(), list(found), n=1, cutoff=NEAR)
    return found[near[0]] if near else ""


@lru_cache(maxsize=2)
def _by_beginning(names: tuple[str, ...]) -> Mapping[str, dict[str, str]]:
    by_beginning: dict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        for beginning in _beginnings(name):
            by_beginning[beginning][name.casefold()] = name
    return by_beginning


def _beginnings(name: str) -> set[str]:
    return {word[:_BEGINNING] for word in name.casefold().split()}
