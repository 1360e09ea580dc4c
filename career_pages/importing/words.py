"""Comparing text by its words."""

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
_PLAIN = str.maketrans("‘’‚‛ʼ“”„‟‐‑‒–—−\u00a0", "''''''" + '"' * 3 + "------ ")


def collapse(text: str) -> str:
    """Return ``text`` on one line, with single spaces."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """Return ``text`` for comparison: one case, plain quotation marks and dashes, one line."""
    return collapse(unicodedata.normalize("NFKC", text).translate(_PLAIN)).casefold()


def words(text: str) -> list[str]:
    """Return the words and numbers of ``text`` in order, in one case, without punctuation."""
    return WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def count_words(text: str) -> int:
    """Return how many pieces between spaces ``text`` has."""
    return len(text.split())
