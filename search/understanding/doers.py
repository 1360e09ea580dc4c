"""Who does it: from what is done, or the field that it belongs to, to what people are called."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from career_pages.search_words import COMMON
from search.everyday import EVERYDAY
from search.vocabulary.vocabulary import Vocabulary

SHORTEST: Final = 3

# How the name of a field ends, and how that of who works in it does: physics, physicist. "Plumbing"
# is treated as something that is done.
FIELDS: Final = (
    ("ics", "icist"), ("ics", "ician"), ("ics", "ist"), ("istry", "ist"), ("ity", "ian"),
    ("try", "ter"), ("ry", ""), ("ry", "er"), ("phy", "pher"), ("y", "ist"), ("y", "ian"),
    ("y", "er"), ("ism", "ist"), ("ture", "t"), ("ing", "ant"), ("ic", "ician"), ("", "ian"),
    ("", "ist"), ("", "yer"),
)  # fmt: skip
ENDINGS_OF_VERBS: Final = ("s", "es", "ing", "ed")
ENDINGS_OF_DOERS: Final = ("er", "or")
DOUBLED: Final = re.compile(r"([^aeiou])\1$")
TO_DOUBLE: Final = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")


def doer(word: str, vocabulary: Vocabulary) -> str:
    """Return what people are called who do what a word in lower case says, or "".

    "Sell" and "selling" give "seller", "physics" gives "physicist", if names of roles have it.
    """
    if len(word) < SHORTEST or word in COMMON or word in EVERYDAY:
        return ""
    possible = (one for one in chain(_of_verb(word), _of_field(word)) if one != word)
    return next((one for one in possible if vocabulary.use(one).names), "")


def _of_verb(word: str) -> Iterator[str]:
    for base in _bases(word):
        for ending in ENDINGS_OF_DOERS:
            yield base.removesuffix("e") + ending
            if TO_DOUBLE.search(base):
                yield base + base[-1] + ending


def _bases(word: str) -> Iterator[str]:
    yield word
    for ending in ENDINGS_OF_VERBS:
        base = word.removesuffix(ending)
        if base != word and len(base) >= SHORTEST - 1:
            yield base
            if DOUBLED.search(base):
                yield base[:-1]


def _of_field(word: str) -> Iterator[str]:
    for ending, of_person in FIELDS:
        base = word.removesuffix(ending)
        if word.endswith(ending) and len(base) >= SHORTEST:
            yield base + of_person
