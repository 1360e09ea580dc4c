"""Texts by the alphabet, so that all which begin in one way stand together."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from typing import Final, NamedTuple

BEHIND_EVERYTHING: Final = "\U0010ffff"


class Beginning(NamedTuple):
    """What begins at one place of a name: whether that is inside of it, and the name's number."""

    text: str
    is_inside: bool
    number: int


class Beginnings:
    """Finds where names begin in some way."""

    def __init__(self, entries: Iterable[Beginning]) -> None:
        """Sort the entries."""
        self._entries = sorted(entries)
        self._texts = [entry.text for entry in self._entries]

    def __call__(self, text: str) -> Iterator[Beginning]:
        """Yield the entries that begin with the text, by the alphabet."""
        first = bisect_left(self._texts, text)
        last = bisect_right(self._texts, text + BEHIND_EVERYTHING, first)
        return iter(self._entries[first:last])

    def cut(self, length: int) -> Collection[str]:
        """Return the different first that many letters of the entries."""
        return {text[:length] for text in self._texts}
