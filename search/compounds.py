"""Words that are written as one and as two."""

from collections.abc import Iterator
from typing import Final

from career_pages.search_words import COMMON
from search.vocabulary.vocabulary import Use, Vocabulary

MOST_DIVISIONS: Final = 2

# Single letters that stand for a word: e-learning, x-ray.
LETTERS: Final = frozenset("ex")


def joined(first: str, second: str, vocabulary: Vocabulary) -> str:
    """Return the two words as one, in lower case, if some page has it; else ""."""
    first, second = first.lower(), second.lower()
    both = first + second
    if not both.isalpha() or not COMMON.isdisjoint({first, second}):
        return ""
    if min(len(first), len(second)) < 2 and first not in LETTERS:
        return ""
    return both if vocabulary.knows(both) else ""


def divisions(word: str, vocabulary: Vocabulary, shortest: int) -> list[tuple[str, str]]:
    """Return a word in lower case as two that pages have, the likeliest first; at most two.

    Each has at least so many letters, but for the letter of "e-learning" or "x-ray".
    """
    found = sorted(_divisions(word, vocabulary, shortest), reverse=True)
    return [halves for _, halves in found[:MOST_DIVISIONS]]


def _divisions(
    word: str, vocabulary: Vocabulary, shortest: int
) -> Iterator[tuple[Use, tuple[str, str]]]:
    for at in range(1, len(word) - shortest + 1):
        first, second = word[:at], word[at:]
        if (at < shortest and first not in LETTERS) or not COMMON.isdisjoint({first, second}):
            continue
        uses = [vocabulary.use_of_forms(half) for half in (first, second) if half not in LETTERS]
        use = Use(min(one.pages for one in uses), min(one.names for one in uses))
        if use.pages:
            yield use, (first, second)
