"""What may stand in the place of words of a query."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from career_pages.search_words import COMMON, key, telling
from search.compounds import divisions, joined
from search.lexicon import Lexicon
from search.query import Form
from search.spelling import corrections
from search.synonyms.thesaurus import Thesaurus
from search.vocabulary.vocabulary import Vocabulary

# A synonym counts a little less than the word itself.
SYNONYM: Final = 0.8
# So does a word that is written as one or as two, and one that may be misspelled.
COMPOUND: Final = 0.9
SLIP: Final = 0.7

# Halves of words are often words as well that have nothing to do with it, mostly short ones.
SHORTEST_HALF: Final = 4

# So much costs no more than it is worth: alternatives of a query, its readings, and their words.
MOST_ALTERNATIVES: Final = 30
MOST_READINGS: Final = 12
LONGEST_READING: Final = 8

# Everyday words that are names as well: of a field of work.
ALSO_NAMES: Final = frozenset({"it"})

Keys = tuple[str, ...]


class Replacement(NamedTuple):
    """What may stand in the place of the words from ``start`` up to ``end``, without that."""

    start: int
    end: int
    form: Form


def replacements(words: Sequence[str], lexicon: Lexicon) -> list[Replacement]:
    """Return what may stand in the place of some of the words, at most thirty."""
    found = [
        *_synonyms(words, lexicon.thesaurus),
        *_compounds(words, lexicon.vocabulary),
        *_slips(words, lexicon.vocabulary),
    ]
    return found[:MOST_ALTERNATIVES]


def alternatives(count: int, found: Sequence[Replacement]) -> list[tuple[Form, ...]]:
    """Return for each of the words, which are ``count``, what may stand in its place."""
    forms: list[dict[Keys, Form]] = [{} for _ in range(count)]
    for one in found:
        for at in range(one.start, one.end):
            forms[at].setdefault(one.form.keys, one.form)
    return [tuple(of_word.values()) for of_word in forms]


def readings(words: Sequence[str], found: Sequence[Replacement], quoted: Keys) -> list[Keys]:
    """Return the keys of the whole query in other words, behind those of what is quoted.

    There are none of a query that is too long to be a name, and never more than twelve.
    """
    if not found or len(words) > LONGEST_READING:
        return []
    keys = [key(word) for word in words]
    # The readings of the first words, by how many those are.
    so_far: list[list[Keys]] = [[()], *([] for _ in words)]
    for at, own in enumerate(keys):
        steps = [(at + 1, (own,)), *((one.end, one.form.keys) for one in found if one.start == at)]
        for end, piece in steps:
            so_far[end] += [reading + piece for reading in so_far[at]]
            del so_far[end][MOST_READINGS:]
    different = dict.fromkeys(map(telling, so_far[-1]))
    return [quoted + reading for reading in different if reading != telling(tuple(keys))]


def _synonyms(words: Sequence[str], thesaurus: Thesaurus) -> Iterator[Replacement]:
    """Yield those of the longest phrases; a word inside one has no synonyms of its own."""
    keys = [key(word) for word in words]
    at = 0
    while at < len(words):
        length = thesaurus.longest_at(keys, at)
        if length > 1 or (length and _is_meant(words, at)):
            for other in thesaurus.alternatives[tuple(keys[at : at + length])]:
                yield Replacement(at, at + length, Form(other, SYNONYM))
        at += max(length, 1)


def _compounds(words: Sequence[str], vocabulary: Vocabulary) -> Iterator[Replacement]:
    """Yield two words as one, and one as two, where both are known."""
    for at, (first, second) in enumerate(pairwise(words)):
        if both := joined(first, second, vocabulary):
            yield Replacement(at, at + 2, Form((both,), COMPOUND))
    for at, word in enumerate(words):
        if vocabulary.knows(word):
            for halves in divisions(word.lower(), vocabulary, SHORTEST_HALF)[:1]:
                yield Replacement(at, at + 1, Form(halves, COMPOUND))


def _slips(words: Sequence[str], vocabulary: Vocabulary) -> Iterator[Replacement]:
    """Yield what may be meant by words that look like another form of one that pages have.

    "Programer" has the key of "program".
    """
    for at, word in enumerate(words):
        if not vocabulary.knows(word) or vocabulary.use(word.lower()).pages:
            continue
        for one in corrections(word.lower(), vocabulary)[:1]:
            if one.distance == 1 and key(one.word) != key(word):
                yield Replacement(at, at + 1, Form((one.word,), SLIP))


def _is_meant(words: Sequence[str], at: int) -> bool:
    """Say whether the word is a name, though it may be an everyday word, such as "it"."""
    word = words[at]
    if key(word) not in ALSO_NAMES or word.isupper():
        return True
    if word.lower() not in ALSO_NAMES:
        return False  # "its"
    following = words[at + 1 : at + 2]
    before = words[at - 1].lower() if at else ""
    if following:
        return not at and following[0].lower() not in COMMON
    return before in {"", "in"}
