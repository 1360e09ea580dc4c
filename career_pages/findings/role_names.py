"""Names of roles, found in a text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Self

from career_pages.findings.words import SMALL_WORDS

_WORD = re.compile(r"\w+")
_JOINING = frozenset("-‐‑–/")


class FoundName(NamedTuple):
    """A name as it stands in a text from ``start`` on, and the ids of the roles that have it."""

    name: str
    start: int
    roles: frozenset[int]


@dataclass(frozen=True, slots=True)
class RoleNames:
    """Names of roles, and by their first words how long they are, the longest first.

    It is made once for ten thousand roles; to look through a text then takes a few look-ups a
    word.
    """

    roles: Mapping[str, frozenset[int]]
    lengths: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, names: Iterable[tuple[int, str]]) -> Self:
        """Return the names of the roles with these ids; one role may have several."""
        roles: dict[str, set[int]] = defaultdict(set)
        lengths: dict[str, set[int]] = defaultdict(set)
        for role, name in names:
            written = as_written(name)
            if first := _WORD.match(written):
                roles[written].add(role)
                lengths[first[0]].add(len(written))
        return cls(
            {name: frozenset(found) for name, found in roles.items()},
            {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()},
        )

    def at(self, text: str, start: int, word: str) -> FoundName | None:
        """Return the longest name that begins with ``word`` at ``start`` and ends with a word."""
        for length in self.lengths.get(word, ()):
            name = text[start : start + length]
            if name in self.roles and _ends_at(text, start + length):
                return FoundName(name, start, self.roles[name])
        return None


def names_in(text: str, *known: RoleNames) -> Iterator[FoundName]:
    """Yield the names in the text, none inside another.

    Where two begin at the same place it is the longer one; one that several of ``known`` have is
    the name of all their roles.
    """
    text, passed = normal(text), 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < passed or (start and text[start - 1] in _JOINING):
            continue
        found = [name for names in known if (name := names.at(text, start, word[0]))]
        if found:
            longest = max(len(one.name) for one in found)
            same = [one for one in found if len(one.name) == longest]
            yield FoundName(same[0].name, start, frozenset().union(*(one.roles for one in same)))
            passed = start + longest


def as_written(name: str) -> str:
    """Return the name with capitals, as it stands in a heading: "software developer" has two."""
    return " ".join(
        word if word in SMALL_WORDS or word != word.lower() else word[:1].upper() + word[1:]
        for word in normal(name).split(" ")
    )


def normal(text: str) -> str:
    """Return the text on one line, with straight apostrophes."""
    return " ".join(text.replace("’", "'").split())


def _ends_at(text: str, end: int) -> bool:
    following = text[end : end + 2]
    if not following:
        return True
    goes_on = following[0] in _JOINING and following[1:].isalnum()
    return not (following[0].isalnum() or following[0] == "_" or goes_on)
