"""A query that says what is done, read as what those who do it are called."""

from collections.abc import Iterator, Sequence

from career_pages.search_words import COMMON, key, telling
from search.everyday import EVERYDAY
from search.understanding.doers import doer
from search.understanding.replacements import (
    LONGEST_READING,
    MOST_READINGS,
    Keys,
    Replacement,
    readings,
)
from search.vocabulary.vocabulary import Vocabulary


def doer_readings(
    words: Sequence[str], found: Sequence[Replacement], vocabulary: Vocabulary
) -> list[Keys]:
    """Return the keys of what people are called who do what the whole query says, at most twelve.

    "Sell cars" gives "car seller", "web design" gives "web designer". ``found`` is what may stand
    in the place of some of the words.
    """
    places = [at for at, word in enumerate(words) if not {word.lower()} & (COMMON | EVERYDAY)]
    if not places or len(words) > LONGEST_READING:
        return []
    first, last = places[0], places[-1]
    alone = first == last
    who_do = (doer(verb, vocabulary) for verb in _ways_to_say(words, found, first))
    who_work_in = "" if alone else doer(words[last].lower(), vocabulary)
    done_to: list[Keys] = [()] if alone else _whole(words, found, first + 1, last + 1)
    different = [
        *((*what, key(who)) for who in dict.fromkeys(filter(None, who_do)) for what in done_to),
        *((*what, key(who_work_in)) for what in _whole(words, found, first, last) if who_work_in),
    ]
    return different[:MOST_READINGS]


def _ways_to_say(words: Sequence[str], found: Sequence[Replacement], at: int) -> Iterator[str]:
    """Yield the word there and other single words for it, in lower case."""
    yield words[at].lower()
    for one in found:
        if (one.start, one.end) == (at, at + 1) and len(one.form.words) == 1:
            yield one.form.words[0].lower()


def _whole(words: Sequence[str], found: Sequence[Replacement], start: int, end: int) -> list[Keys]:
    """Return the keys of the words from the start up to the end, and of other words for them."""
    inside = [
        one._replace(start=one.start - start, end=one.end - start)
        for one in found
        if start <= one.start and one.end <= end
    ]
    own = telling(tuple(map(key, words[start:end])))
    return [own, *readings(words[start:end], inside, ())]
