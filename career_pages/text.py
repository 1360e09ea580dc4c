"""Words: how texts are split, folded and compared, in one place."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

# Says how wide a text is, in pixels.
CONSONANT: Final = "[^aeiou]"


VOWEL: Final = "[aeiouy]"


CONSONANTS: Final = f"{CONSONANT}[^aeiouy]*"


VOWELS: Final = f"{VOWEL}[aeiou]*"


# m is the measure of a stem: how often vowels are followed by consonants in it.
MEASURE_ABOVE_0: Final = re.compile(f"^({CONSONANTS})?{VOWELS}{CONSONANTS}")


MEASURE_1: Final = re.compile(f"^({CONSONANTS})?{VOWELS}{CONSONANTS}({VOWELS})?$")


MEASURE_ABOVE_1: Final = re.compile(f"^({CONSONANTS})?{VOWELS}{CONSONANTS}{VOWELS}{CONSONANTS}")


HAS_VOWEL: Final = re.compile(f"^({CONSONANTS})?{VOWEL}")


ENDS_SHORT: Final = re.compile(f"^{CONSONANTS}{VOWEL}[^aeiouwxy]$")


ENDS_DOUBLED: Final = re.compile(r"([^aeiouylsz])\1$")


STEP_2: Final = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize",
    "bli": "ble", "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize",
    "ation": "ate", "ator": "ate", "alism": "al", "iveness": "ive", "fulness": "ful",
    "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip


STEP_3: Final = {
    "icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": "",
}  # fmt: skip


STEP_4: Final = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou",
    "ism", "ate", "iti", "ous", "ive", "ize",
)  # fmt: skip


def _longest_ending(endings: "dict[str, str] | tuple[str, ...]") -> re.Pattern[str]:
    by_length = sorted(endings, key=len, reverse=True)
    return re.compile(f"^(.+?)({'|'.join(by_length)})$")


ENDINGS_2: Final = _longest_ending(STEP_2)


ENDINGS_3: Final = _longest_ending(STEP_3)


ENDINGS_4: Final = _longest_ending(STEP_4)


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
        return word[:-1] if MEASURE_ABOVE_0.match(word[:-3]) else word
    ending = next((ending for ending in ("ed", "ing") if word.endswith(ending)), "")
    root = word.removesuffix(ending)
    if not ending or not HAS_VOWEL.match(root):
        return word
    if root.endswith(("at", "bl", "iz")):
        return f"{root}e"
    if ENDS_DOUBLED.search(root):
        return root[:-1]
    return f"{root}e" if ENDS_SHORT.match(root) else root


def _step_1c(word: str) -> str:
    return f"{word[:-1]}i" if word.endswith("y") and HAS_VOWEL.match(word[:-1]) else word


def _step_2(word: str) -> str:
    found = ENDINGS_2.match(word)
    return found[1] + STEP_2[found[2]] if found and MEASURE_ABOVE_0.match(found[1]) else word


def _step_3(word: str) -> str:
    found = ENDINGS_3.match(word)
    return found[1] + STEP_3[found[2]] if found and MEASURE_ABOVE_0.match(found[1]) else word


def _step_4(word: str) -> str:
    found = ENDINGS_4.match(word)
    if not found or not MEASURE_ABOVE_1.match(found[1]):
        return word
    return word if found[2] == "ion" and found[1][-1] not in "st" else found[1]


def _step_5(word: str) -> str:
    if word.endswith("e"):
        root = word[:-1]
        short = MEASURE_1.match(root) and not ENDS_SHORT.match(root)
        if MEASURE_ABOVE_1.match(root) or short:
            word = root
    return word[:-1] if word.endswith("ll") and MEASURE_ABOVE_1.match(word) else word


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


def folded_words(text: str) -> str:
    """Return what is the same in two spellings of one name: "Entry-Level", "entry level"."""
    return _BETWEEN_WORDS.sub("", text.casefold()).rstrip("?.!")


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
