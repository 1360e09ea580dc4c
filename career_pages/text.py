"""Texts: how they are folded to be compared, and taken apart into words. The one place for it.

What makes two texts the same depends on what they are compared for:

- `collapse`: white space alone makes no difference;
- `clean`: nor do characters that no text has, and ways to write one letter: for what people type;
- `fold`: nor do case, kinds of quotation marks and dashes: for lines of documents;
- `name_key`: nor spaces and hyphens: for names, "Entry-Level" and "entry level";
- `key` and `folded`: nor endings of words and accents: for search.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

# Letters and digits of any script; what stands between them only separates.
WORD: Final = re.compile(r"[^\W_]+")


def collapse(text: str) -> str:
    """Return ``text`` on one line, with single spaces."""
    return " ".join(text.split())


def clean(text: str) -> str:
    """Return the text without what no text has: control characters and halves of characters.

    Letters that can be written in two ways are written in one (Unicode's form C), and every run
    of white space is one space.
    """
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    visible = "".join(" " if unicodedata.category(char) == "Cc" else char for char in whole)
    return collapse(unicodedata.normalize("NFC", visible))


_PLAIN: Final = str.maketrans("‘’‚‛ʼ“”„‟‐‑‒–—−\u00a0", "''''''" + '"' * 3 + "------ ")


def fold(text: str) -> str:
    """Return ``text`` for comparison: one case, plain quotation marks and dashes, one line."""
    return collapse(unicodedata.normalize("NFKC", text).translate(_PLAIN)).casefold()


_BETWEEN_WORDS: Final = re.compile(r"[\s‐‑–'’-]+")


def name_key(name: str) -> str:
    """Return what is the same in two spellings of one name: "Entry-Level", "entry level"."""
    return _BETWEEN_WORDS.sub("", name.casefold()).rstrip("?.!")


def without_accents(text: str) -> str:
    """Return the text with its letters alone, and not what stands above and below them."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """Return the words and numbers of ``text`` in order, in one case, without punctuation."""
    return WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def count_words(text: str) -> int:
    """Return how many pieces between spaces ``text`` has."""
    return len(text.split())


_HAS_LETTER: Final = re.compile(r"\w")


def words_in(text: str) -> list[str]:
    """Return the words of a text, each with what is attached to it."""
    return [word for word in text.split() if _HAS_LETTER.search(word)]


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


# They say how a question is asked, not what about. "It" is not among them: IT is a field of work.
COMMON: Final = frozenset({
    "a", "am", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from",
    "has", "have", "how", "i", "if", "in", "into", "is", "me", "my", "of", "on", "or", "should",
    "that", "the", "their", "them", "they", "this", "to", "was", "what", "when", "where",
    "which", "who", "why", "will", "with", "would", "you", "your",
})  # fmt: skip


@lru_cache(maxsize=65_536)
def key(word: str) -> str:
    """Return what all forms of a word share: lower case, no accents, no English ending."""
    return stem(without_accents(word).lower())


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


_WORD_OR_END: Final = re.compile(r"[^\W_]+|\n")
# Names and headings come again and again; texts do not.
_LONGEST_NAME: Final = 255


def folded(text: str) -> str:
    """Return the keys of a text's words, each between spaces of its own, line by line.

    Words stand together in the text where their `folded_keys` are in it.
    """
    return _folded_name(text) if len(text) <= _LONGEST_NAME else _folded(text)


def _folded(text: str) -> str:
    found = _WORD_OR_END.findall(text)
    return "".join(word if word == "\n" else f" {key(word)} " for word in found)


_folded_name: Final = lru_cache(maxsize=16_384)(_folded)


def folded_keys(keys: Iterable[str]) -> str:
    """Return what the words with those keys are in folded texts where they stand together."""
    return "".join(f" {one} " for one in keys)


def keys_in(folded_line: str) -> tuple[str, ...]:
    """Return the keys of the words of a folded line, in order."""
    return tuple(folded_line.split())


def number_of_words(folded_text: str) -> int:
    """Return how many words a folded text has."""
    return folded_text.count(" ") // 2


# The stems of English words after Martin Porter, "An algorithm for suffix stripping" (1980), with
# the changes that he made to it later. m is the measure of a stem: how often vowels are followed by
# consonants in it.
_CONSONANTS: Final = "[^aeiou][^aeiouy]*"
_VOWEL: Final = "[aeiouy]"
_VOWELS: Final = f"{_VOWEL}[aeiou]*"
_MEASURE_ABOVE_0: Final = re.compile(f"^({_CONSONANTS})?{_VOWELS}{_CONSONANTS}")
_MEASURE_1: Final = re.compile(f"^({_CONSONANTS})?{_VOWELS}{_CONSONANTS}({_VOWELS})?$")
_MEASURE_ABOVE_1: Final = re.compile(
    f"^({_CONSONANTS})?{_VOWELS}{_CONSONANTS}{_VOWELS}{_CONSONANTS}"
)
_HAS_VOWEL: Final = re.compile(f"^({_CONSONANTS})?{_VOWEL}")
_ENDS_SHORT: Final = re.compile(f"^{_CONSONANTS}{_VOWEL}[^aeiouwxy]$")
_ENDS_DOUBLED: Final = re.compile(r"([^aeiouylsz])\1$")
_STEP_2: Final = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize",
    "bli": "ble", "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize",
    "ation": "ate", "ator": "ate", "alism": "al", "iveness": "ive", "fulness": "ful",
    "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
_STEP_3: Final = {
    "icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": "",
}  # fmt: skip
_STEP_4: Final = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou",
    "ism", "ate", "iti", "ous", "ive", "ize",
)  # fmt: skip


def _longest_ending(endings: Iterable[str]) -> re.Pattern[str]:
    by_length = sorted(endings, key=len, reverse=True)
    return re.compile(f"^(.+?)({'|'.join(by_length)})$")


_ENDINGS_2: Final = _longest_ending(_STEP_2)
_ENDINGS_3: Final = _longest_ending(_STEP_3)
_ENDINGS_4: Final = _longest_ending(_STEP_4)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return what a lower-case English word has in common with its other forms.

    "installing" and "installed" both give "instal". Words of two letters stay as they are.
    """
    if len(word) < 3:
        return word
    # A "y" that starts the word is a consonant.
    word = f"Y{word[1:]}" if word[0] == "y" else word
    for step in (_step_1a, _step_1b, _step_1c, _step_2, _step_3, _step_4, _step_5):
        word = step(word)
    return word.lower()


def _step_1a(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _step_1b(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _MEASURE_ABOVE_0.match(word[:-3]) else word
    ending = next((ending for ending in ("ed", "ing") if word.endswith(ending)), "")
    root = word.removesuffix(ending)
    if not ending or not _HAS_VOWEL.match(root):
        return word
    if root.endswith(("at", "bl", "iz")):
        return f"{root}e"
    if _ENDS_DOUBLED.search(root):
        return root[:-1]
    return f"{root}e" if _ENDS_SHORT.match(root) else root


def _step_1c(word: str) -> str:
    return f"{word[:-1]}i" if word.endswith("y") and _HAS_VOWEL.match(word[:-1]) else word


def _step_2(word: str) -> str:
    found = _ENDINGS_2.match(word)
    return found[1] + _STEP_2[found[2]] if found and _MEASURE_ABOVE_0.match(found[1]) else word


def _step_3(word: str) -> str:
    found = _ENDINGS_3.match(word)
    return found[1] + _STEP_3[found[2]] if found and _MEASURE_ABOVE_0.match(found[1]) else word


def _step_4(word: str) -> str:
    found = _ENDINGS_4.match(word)
    if not found or not _MEASURE_ABOVE_1.match(found[1]):
        return word
    return word if found[2] == "ion" and found[1][-1] not in "st" else found[1]


def _step_5(word: str) -> str:
    if word.endswith("e"):
        root = word[:-1]
        short = _MEASURE_1.match(root) and not _ENDS_SHORT.match(root)
        if _MEASURE_ABOVE_1.match(root) or short:
            word = root
    return word[:-1] if word.endswith("ll") and _MEASURE_ABOVE_1.match(word) else word


COMMON_KEYS: Final = frozenset(map(key, COMMON))
