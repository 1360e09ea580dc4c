"""Texts folded for comparing, so that what was asked for is found in them at once.

A folded text has the key of each of its words between two spaces, and its line feeds: "Nurses work"
is " nurs  work ". Words that stand together in a line stand together in the folded text as well.
"""

from collections.abc import Iterable
from functools import lru_cache

from career_pages.search_words import WORD_OR_END, key


def folded(text: str) -> str:
    """Return the text folded."""
    words = WORD_OR_END.findall(text)
    return "".join(word if word == "\n" else f" {key(word)} " for word in words)


@lru_cache(maxsize=16_384)
def folded_name(name: str) -> str:
    """Return the same of a name or a heading, of which the same come again and again."""
    return folded(name)


def folded_keys(keys: Iterable[str]) -> str:
    """Return what the words with those keys are in folded texts where they stand together."""
    return "".join(f" {one} " for one in keys)


def keys_in(folded_line: str) -> tuple[str, ...]:
    """Return the keys of the words of a folded line, in order."""
    return tuple(folded_line.split())


def number_of_words(folded_text: str) -> int:
    """Return how many words a folded text has."""
    return folded_text.count(" ") // 2
