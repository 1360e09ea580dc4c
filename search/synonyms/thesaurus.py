"""What else is looked for when something is asked for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from career_pages.search_words import key
from search.synonyms.rules import words_in

# Of so many alternatives one is right, if any is.
MOST_ALTERNATIVES: Final = 12

Words = tuple[str, ...]
Keys = tuple[str, ...]


@dataclass(frozen=True)
class Thesaurus:
    """The words and phrases to look for besides one that is asked for, which is given as keys.

    ``single_words`` are those that are asked for by themselves, in lower case.
    """

    alternatives: Mapping[Keys, tuple[Words, ...]] = field(default_factory=dict)
    single_words: frozenset[str] = frozenset()

    @cached_property
    def longest(self) -> int:
        """The number of words of the longest phrase that has alternatives."""
        return max(map(len, self.alternatives), default=0)

    def longest_at(self, keys: Sequence[str], start: int) -> int:
        """Return how many of the keys, from the start, are the longest phrase that it knows."""
        most = min(self.longest, len(keys) - start)
        lengths = range(most, 0, -1)
        known = (n for n in lengths if tuple(keys[start : start + n]) in self.alternatives)
        return next(known, 0)


def thesaurus_of(groups: Iterable[tuple[Sequence[str], bool]]) -> Thesaurus:
    """Return the thesaurus of groups of phrases, of which each finds the others, or the first."""
    alternatives: dict[Keys, dict[Keys, Words]] = {}
    single_words: set[str] = set()
    for phrases, both_ways in groups:
        words = [words_in(phrase) for phrase in phrases]
        by_keys = {tuple(map(key, one)): one for one in words if one}
        asked = list(by_keys.items()) if both_ways else list(by_keys.items())[:1]
        for keys, of_phrase in asked:
            others = {other: one for other, one in by_keys.items() if other != keys}
            alternatives.setdefault(keys, {}).update(others)
            if len(of_phrase) == 1:
                single_words.add(of_phrase[0].lower())
    found = {
        keys: tuple(others.values())[:MOST_ALTERNATIVES] for keys, others in alternatives.items()
    }
    return Thesaurus(found, frozenset(single_words))
