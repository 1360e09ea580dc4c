"""Porter's stemmer, the one that both databases use, for what is decided outside of them.

M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, pages 130-137, with the
later changes of the author's own implementation, as in SQLite: "bli" and "logi" in step 2, and
words of two letters left alone. PostgreSQL has the algorithm as printed, so that it does not know
"technology" by "technological".
"""

import re
from functools import lru_cache
from typing import Final

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
