"""The words of the guide, as a process keeps them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from career_pages.search_words import key, keys


class Use(NamedTuple):
    """On how many pages a word is, and on how many of them in a name."""

    pages: int
    names: int


UNUSED: Final = Use(0, 0)
PROPOSED: Final = Use(0, 1)


@dataclass(frozen=True)
class Vocabulary:
    """Words in lower case with their use, and by the keys of words the use of one of their forms.

    A word that is only to be proposed has no key. ``called`` are the keys of words that by
    themselves are the name of a page.
    """

    uses: Mapping[str, Use]
    by_key: Mapping[str, Use]
    called: frozenset[str] = frozenset()

    def knows(self, word: str) -> bool:
        """Say whether some page has the word, or another form of it."""
        return key(word) in self.by_key

    def use(self, word: str) -> Use:
        """Return the use of a word in lower case, in just this form."""
        return self.uses.get(word, UNUSED)

    def use_of_forms(self, word: str) -> Use:
        """Return the use of the form of the word that is on most pages."""
        return self.by_key.get(key(word), UNUSED)

    def is_name(self, word: str) -> bool:
        """Say whether a page is called by the word alone."""
        return key(word) in self.called

    def near(self, word: str, most: int) -> Iterator[tuple[str, int]]:
        """Yield the words that differ from the word in at most so many letters, and in how many.

        A letter too many, too few, another one, or two in the wrong order count as one: the
        distance of Damerau and Levenshtein, in which no place is changed twice.
        """
        for length in range(len(word) - most, len(word) + most + 1):
            words = self._by_length.get(length, [])
            for found, distance, _ in extract(
                word, words, scorer=OSA.distance, score_cutoff=most, limit=None
            ):
                yield found, int(distance)

    @cached_property
    def _by_length(self) -> Mapping[int, list[str]]:
        by_length: dict[int, list[str]] = defaultdict(list)
        for word in self.uses:
            by_length[len(word)].append(word)
        return by_length


def vocabulary_of(
    counts: Iterable[tuple[str, str, int, int]],
    proposed: Iterable[str] = (),
    names: Iterable[str] = (),
) -> Vocabulary:
    """Return the vocabulary of words, each with its key, its pages and its names.

    Those that are only ``proposed`` need not be on any page. ``names`` are those of pages.
    """
    uses = dict.fromkeys(proposed, PROPOSED)
    by_key: dict[str, Use] = {}
    for word, of_word, pages, in_names in counts:
        use = uses[word] = Use(pages, in_names)
        by_key[of_word] = max(by_key.get(of_word, UNUSED), use)
    alone = (words[0] for words in map(keys, names) if len(words) == 1)
    return Vocabulary(uses, by_key, frozenset(alone))
