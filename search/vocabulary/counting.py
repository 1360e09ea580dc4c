"""On how many pages each word is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple

from career_pages.search_words import WORD
from search.models import Passage
from search.models.known_word import LONGEST_WORD

SHORTEST_WORD: Final = 2

# What of a passage is read for it.
COUNTED: Final = ("page_id", "title", "other_titles", "heading", "text", "suggested_titles")

# For each word, on how many pages more it is, and on how many more in a name.
Changes = Mapping[str, tuple[int, int]]


class WordCounts(NamedTuple):
    """On how many pages each word is, and on how many of them in a name."""

    pages: Counter[str]
    names: Counter[str]


NO_WORDS: Final = WordCounts(Counter(), Counter())


def words_of(*texts: str) -> Iterator[str]:
    """Yield the words of the texts in lower case, but for numbers, single letters and the like."""
    for text in texts:
        for word in WORD.findall(text.lower()):
            if word.isalpha() and SHORTEST_WORD <= len(word) <= LONGEST_WORD:
                yield word


def word_counts(passages: Iterable[Passage]) -> WordCounts:
    """Return the counts of the words of those passages; those of a page come one after another."""
    counts = WordCounts(Counter(), Counter())
    for _, of_page in groupby(passages, key=attrgetter("page_id")):
        names: set[str] = set()
        words: set[str] = set()
        for one in of_page:
            names.update(words_of(one.title, one.other_titles, one.suggested_titles))
            words.update(words_of(one.heading, one.text))
        counts.pages.update(names | words)
        counts.names.update(names)
    return counts


def changes(before: WordCounts, after: WordCounts) -> dict[str, tuple[int, int]]:
    """Return what must be added to the counts before to have those after."""
    found = {}
    for word in before.pages.keys() | after.pages.keys():
        more = after.pages[word] - before.pages[word]
        more_names = after.names[word] - before.names[word]
        if more or more_names:
            found[word] = (more, more_names)
    return found


def summed(several: Iterable[Changes]) -> WordCounts:
    """Return what the changes come to, one upon the other."""
    counts = WordCounts(Counter(), Counter())
    for one in several:
        for word, (pages, names) in one.items():
            counts.pages[word] += pages
            counts.names[word] += names
    return counts
