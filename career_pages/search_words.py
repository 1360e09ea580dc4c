"""Text as words, split and folded as the databases' engines do it."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from career_pages.stemming import stem

# Letters and digits of any script; what stands between them only separates.
WORD: Final = re.compile(r"[^\W_]+")
WORD_OR_END: Final = re.compile(r"[^\W_]+|\n")

# They say how a question is asked, not what about. "It" is not among them: IT is a field of work.
COMMON: Final = frozenset({
    "a", "am", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from",
    "has", "have", "how", "i", "if", "in", "into", "is", "me", "my", "of", "on", "or", "should",
    "that", "the", "their", "them", "they", "this", "to", "was", "what", "when", "where",
    "which", "who", "why", "will", "with", "would", "you", "your",
})  # fmt: skip


def clean(text: str) -> str:
    """Return the text without what no text has: control characters and halves of characters.

    Letters that can be written in two ways are written in one (Unicode's form C), and every run
    of white space is one space.
    """
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    visible = "".join(" " if unicodedata.category(char) == "Cc" else char for char in whole)
    return " ".join(unicodedata.normalize("NFC", visible).split())


@lru_cache(maxsize=65_536)
def key(word: str) -> str:
    """Return what all forms of a word share: lower case, no accents, no English ending."""
    if not word.isascii():
        parts = unicodedata.normalize("NFD", word)
        word = "".join(char for char in parts if not unicodedata.combining(char))
    return stem(word.lower())


COMMON_KEYS: Final = frozenset(map(key, COMMON))


def keys(text: str) -> tuple[str, ...]:
    """Return the keys of the text's words, in order."""
    return tuple(map(key, WORD.findall(text)))


def telling(keys_of_text: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys of the words that say what is meant, or all keys if every word is common."""
    return tuple(one for one in keys_of_text if one not in COMMON_KEYS) or keys_of_text


def starts(phrase: tuple[str, ...], words: tuple[str, ...]) -> Iterator[int]:
    """Yield where the words of the phrase stand together, in their order, among the words."""
    at = -1
    for _ in range(words.count(phrase[0])):
        at = words.index(phrase[0], at + 1)
        if words[at : at + len(phrase)] == phrase:
            yield at


def occurrences(phrase: tuple[str, ...], words: tuple[str, ...]) -> int:
    """Return how often the words of the phrase stand together, in their order, among the words."""
    return words.count(phrase[0]) if len(phrase) == 1 else sum(1 for _ in starts(phrase, words))
