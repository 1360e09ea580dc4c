"""Words and sentences, as rules count them."""

import re
from collections.abc import Iterator
from typing import Final

_SMALL: Final = (
    "a an and as at but by for from if in into is it its nor of off on onto or over per so than "
    "that the their to up via vs with without your yet"
)
# Title case leaves them small.
SMALL_WORDS: Final = frozenset(_SMALL.split())
# After these a full stop ends no sentence.
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|incl|(?-i:Nos?)|mr|mrs|ms|dr|prof|st|jr|sr|inc|ltd|co"
    r"|corp|dept|est|fig|vol|ca)|\b[A-Za-z](?:\.[A-Za-z])*)\.$",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9À-Þ])")
_BETWEEN_WORDS: Final = re.compile(r"[\s‐‑–'’-]+")
_HAS_LETTER: Final = re.compile(r"\w")


def words_in(text: str) -> list[str]:
    """Return the words of a text, each with what is attached to it."""
    return [word for word in text.split() if _HAS_LETTER.search(word)]


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of one paragraph."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        sentence = text[start : end.end()].strip()
        if not ends_with_abbreviation(sentence):
            yield sentence
            start = end.end()
    if rest := text[start:].strip():
        yield rest


def ends_with_abbreviation(text: str) -> bool:
    """Say whether the final full stop belongs to a word such as "etc." or "U.S."."""
    return bool(_ABBREVIATION.search(text))


def folded(text: str) -> str:
    """Return what is the same in two spellings of one name: "Entry-Level", "entry level"."""
    return _BETWEEN_WORDS.sub("", text.casefold()).rstrip("?.!")
