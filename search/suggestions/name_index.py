"""Names, found by how they begin and in spite of typing errors."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop
from itertools import islice
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from career_pages.search_words import WORD
from search.suggestions.beginnings import Beginning, Beginnings
from search.suggestions.name import Kind, Name

ORDER: Final = tuple(Kind)
APOSTROPHE: Final = re.compile("['’]")

# So many names may lead to one page, so that all suggestions together lead to several.
MOST_OF_ONE_PAGE: Final = 3


def folded(text: str) -> str:
    """Return the text's words, in lower case and without accents, with a space between them."""
    parts = unicodedata.normalize("NFD", APOSTROPHE.sub("", text).casefold())
    plain = "".join(char for char in parts if not unicodedata.combining(char))
    return " ".join(WORD.findall(plain))


def errors_allowed(length: int) -> int:
    """Return how many letters of a text of that many may be wrong, missing, extra or swapped."""
    return 0 if length < 4 else 1 if length < 8 else 2


class NameIndex:
    """Finds names by what a reader has typed so far."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Index the names; shorter ones come before longer ones of their kind."""
        known = [(name, folded(name.title)) for name in names]
        known.sort(key=lambda one: (ORDER.index(one[0].kind), one[1].count(" "), one[1]))
        self._names: Sequence[Name] = [name for name, _ in known]
        entries = [
            Beginning(words[at:], bool(at), number)
            for number, (_, words) in enumerate(known)
            for at in _word_starts(words)
        ]
        self._beginning = Beginnings(entries)
        self._beginning_closed = Beginnings(
            entry._replace(text=_closed(entry.text)) for entry in entries
        )

    def matches(self, typed: str, most: int) -> list[Name]:
        """Return at most that many names that a reader may mean, the likeliest first.

        Names that begin with what was typed come first, then those of which a later word does,
        then those in which every word begins another. Where there are none, typing errors and
        spaces are forgiven. A text without a letter or digit matches nothing.
        """
        wanted = folded(typed)
        if not wanted:
            return []
        ranks: dict[int, int] = {}
        for entry in self._beginning(wanted):
            ranks[entry.number] = min(ranks.get(entry.number, 1), int(entry.is_inside))
        for number in self._with_all(wanted.split()):
            ranks.setdefault(number, 2)
        if not ranks:
            for number, errors in self._alike(_closed(wanted)):
                ranks[number] = min(ranks.get(number, errors), errors)
        return list(islice(self._varied(ranks), most))

    def _varied(self, ranks: Mapping[int, int]) -> Iterator[Name]:
        """Yield the names by rank, a few for each page."""
        waiting = [(rank, number) for number, rank in ranks.items()]
        heapify(waiting)
        taken: Counter[tuple[Kind, int]] = Counter()
        while waiting:
            name = self._names[heappop(waiting)[1]]
            taken[name.page] += 1
            if taken[name.page] <= MOST_OF_ONE_PAGE:
                yield name

    def _with_all(self, words: Sequence[str]) -> set[int]:
        """Return the names in which each of several words begins one."""
        if len(words) < 2:
            return set()
        having = ({entry.number for entry in self._beginning(word)} for word in words)
        return set.intersection(*having)

    def _alike(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Yield names in which a word begins what is like the wanted text, and its errors."""
        allowed = errors_allowed(len(wanted))
        pieces = self._beginning_closed.cut(len(wanted))
        # A beginning with a letter more or less is that far from the one that is as long.
        near = process.extract(
            wanted, pieces, scorer=OSA.distance, score_cutoff=2 * allowed, limit=None
        )
        for piece, _, _ in near:
            for entry in self._beginning_closed(piece):
                errors = _errors(wanted, entry.text, allowed)
                if errors <= allowed:
                    yield entry.number, errors


def _word_starts(words: str) -> Iterator[int]:
    return (word.start() for word in re.finditer(r"\S+", words))


def _closed(words: str) -> str:
    return words.replace(" ", "")


def _errors(wanted: str, text: str, allowed: int) -> int:
    """Return in how many letters the wanted text differs from that beginning of the other which
    is most like it; more than are allowed if none is.
    """
    lengths = range(len(wanted) - allowed, len(wanted) + allowed + 1)
    return min(OSA.distance(wanted, text[:length], score_cutoff=allowed) for length in lengths)
