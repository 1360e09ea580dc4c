"""The words that somebody may have meant by one that no page has."""

import re
from functools import lru_cache
from math import log
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from search.vocabulary.vocabulary import Use, Vocabulary

MOST_CORRECTIONS: Final = 3
SHORTEST: Final = 4

# What speaks against a word: a difference of one letter as much as fifty times fewer uses.
DISTANCE: Final = 4.0
# What speaks for it.
SAME_SOUND: Final = 1.5
LETTER_LEFT_OUT: Final = 1.5
# A word in a name is what readers look for, and even more so one that is the whole name.
NAME: Final = 4
WHOLE_NAME: Final = 4.0

# A word of two differences has so many letters, unless it sounds the same.
LONG: Final = 7
# A word in no name is on so many pages if it is likelier than that there is no such word.
FREQUENT: Final = 30

# Of letters that are pronounced alike, one stands for all; vowels but the first are not heard.
SPELLINGS: Final = (("ph", "f"), ("ck", "k"), ("gh", "g"), ("kn", "n"), ("wr", "r"), ("ps", "s"))
ALIKE: Final = str.maketrans("czyqvdbj", "ksikftpg")
DOUBLED: Final = re.compile(r"(.)\1+")
UNHEARD: Final = re.compile("(?<!^)[aeiouhw]")


class Correction(NamedTuple):
    """A word that may be meant, and in how many letters it differs from what was typed."""

    word: str
    distance: int


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """Return what words that sound alike in English have in common, roughly."""
    for letters, heard in SPELLINGS:
        word = word.replace(letters, heard)
    return UNHEARD.sub("", DOUBLED.sub(r"\1", word.translate(ALIKE)))


def most_differences(length: int) -> int:
    """Return in how many letters a word of that length may differ from the one that is meant."""
    if length < SHORTEST:
        return 0
    return 1 if length < 6 else 2 if length < 8 else 3


def corrections(word: str, vocabulary: Vocabulary) -> list[Correction]:
    """Return the words that may be meant by one in lower case, the likeliest first; at most three.

    Nonsense has none: the more letters differ, the more must speak for a word.
    """
    near = vocabulary.near(word, most_differences(len(word)))
    possible = [
        Correction(other, distance)
        for other, distance in near
        if _is_possible(word, other, distance, vocabulary.use(other))
    ]
    possible.sort(key=lambda one: (_unlikeliness(word, one, vocabulary), one.word))
    return possible[:MOST_CORRECTIONS]


def _is_possible(word: str, other: str, distance: int, use: Use) -> bool:
    same_beginning = word[0] == other[0]
    same_letters = sorted(word) == sorted(other)
    if len(word) == SHORTEST:
        return same_beginning and (same_letters or len(other) > len(word))
    if distance == 1:
        return True
    if not use.names and use.pages < FREQUENT:
        return False
    if sound(word) == sound(other):
        return True
    if distance > 2 or not same_beginning:
        return False
    similar = OSA.distance(sound(word), sound(other)) <= 1
    return same_letters or (similar and len(word) >= LONG)


def _unlikeliness(word: str, one: Correction, vocabulary: Vocabulary) -> float:
    use = vocabulary.use(one.word)
    value = DISTANCE * one.distance - log(1 + use.pages + NAME * use.names)
    if vocabulary.is_name(one.word):
        value -= WHOLE_NAME
    if sound(word) == sound(one.word):
        value -= SAME_SOUND
    if len(one.word) > len(word):
        value -= LETTER_LEFT_OUT
    return value
