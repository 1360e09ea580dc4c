"""What a group of synonyms may be."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext

from career_pages.search_words import COMMON, WORD, clean, key

MOST_PHRASES: Final = 12
LONGEST_PHRASE: Final = 60
MOST_WORDS: Final = 5
LONGEST_NAME: Final = 100

# Between the phrases of a group where they stand on one line.
SEPARATOR: Final = ";"


def phrases_in(text: str) -> tuple[str, ...]:
    """Return the lines of the text, tidied, without blank ones."""
    return tuple(filter(None, map(clean, text.splitlines())))


def words_in(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase."""
    return tuple(WORD.findall(phrase))


def name_of(phrases: Sequence[str]) -> str:
    """Return by what a group of those phrases is known: the first, folded; "" for none."""
    return " ".join(map(key, words_in(phrases[0])))[:LONGEST_NAME] if phrases else ""


def problems(phrases: Sequence[str]) -> list[str]:
    """Return, in sentences for editors, what is wrong with a group of those phrases."""
    found = [problem for phrase in phrases for problem in _problems_of(phrase)]
    found += _repetitions(phrases)
    if len(phrases) < 2:
        found.append(gettext("Write at least two words or phrases, one on each line."))
    if len(phrases) > MOST_PHRASES:
        found.append(
            gettext("Write at most %(most)d words or phrases; these are %(count)d.")
            % {"most": MOST_PHRASES, "count": len(phrases)}
        )
    return found


def _problems_of(phrase: str) -> Iterator[str]:
    words = words_in(phrase)
    if not words:
        yield gettext("“%(phrase)s” has no letters or digits.") % {"phrase": phrase}
    elif all(word.lower() in COMMON for word in words):
        yield gettext(
            "“%(phrase)s” has only words that search passes over, such as “the” or “what”."
        ) % {"phrase": phrase}
    if SEPARATOR in phrase:
        yield gettext(
            "“%(phrase)s” has a semicolon: write each word or phrase on a line of its own."
        ) % {"phrase": phrase}
    if len(phrase) > LONGEST_PHRASE:
        yield gettext("“%(phrase)s…” is longer than %(most)d characters.") % {
            "phrase": phrase[:LONGEST_PHRASE],
            "most": LONGEST_PHRASE,
        }
    elif len(words) > MOST_WORDS:
        yield gettext("“%(phrase)s” has more than %(most)d words.") % {
            "phrase": phrase,
            "most": MOST_WORDS,
        }


def _repetitions(phrases: Sequence[str]) -> Iterator[str]:
    seen: dict[tuple[str, ...], str] = {}
    for phrase in phrases:
        keys = tuple(map(key, words_in(phrase)))
        if keys in seen:
            yield gettext("“%(phrase)s” and “%(first)s” are the same to search: leave one out.") % {
                "phrase": phrase,
                "first": seen[keys],
            }
        elif keys:
            seen[keys] = phrase
