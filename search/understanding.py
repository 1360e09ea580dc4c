"""What a reader means by what they typed."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Final, NamedTuple
from uuid import UUID

from career_pages.text import COMMON, key, telling
from search.query import STOP_WORDS, Form, ParsedQuery, Term, parse_query
from search.ranking import seen
from search.synonyms import Thesaurus
from search.vocabulary import (
    SHORTEST_WORD,
    Lexicon,
    Vocabulary,
    corrections,
    divisions,
    joined,
    lexicon_of,
)

SHORTEST: Final = 3

# How the name of a field ends, and how that of who works in it does: physics, physicist. "Plumbing"
# is treated as something that is done.
FIELDS: Final = (
    ("ics", "icist"), ("ics", "ician"), ("ics", "ist"), ("istry", "ist"), ("ity", "ian"),
    ("try", "ter"), ("ry", ""), ("ry", "er"), ("phy", "pher"), ("y", "ist"), ("y", "ian"),
    ("y", "er"), ("ism", "ist"), ("ture", "t"), ("ing", "ant"), ("ic", "ician"), ("", "ian"),
    ("", "ist"), ("", "yer"),
)  # fmt: skip

ENDINGS_OF_VERBS: Final = ("s", "es", "ing", "ed")

ENDINGS_OF_AGENT_NOUNS: Final = ("er", "or")

DOUBLED: Final = re.compile(r"([^aeiou])\1$")

TO_DOUBLE: Final = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")


def agent_noun(word: str, vocabulary: Vocabulary) -> str:
    """Return what people are called who do what a word in lower case says, or "".

    "Sell" and "selling" give "seller", "physics" gives "physicist", if names of roles have it.
    """
    if len(word) < SHORTEST or word in COMMON or word in STOP_WORDS:
        return ""
    possible = (one for one in chain(_of_verb(word), _of_field(word)) if one != word)
    return next((one for one in possible if vocabulary.use(one).names), "")


def _of_verb(word: str) -> Iterator[str]:
    for base in _bases(word):
        for ending in ENDINGS_OF_AGENT_NOUNS:
            yield base.removesuffix("e") + ending
            if TO_DOUBLE.search(base):
                yield base + base[-1] + ending


def _bases(word: str) -> Iterator[str]:
    yield word
    for ending in ENDINGS_OF_VERBS:
        base = word.removesuffix(ending)
        if base != word and len(base) >= SHORTEST - 1:
            yield base
            if DOUBLED.search(base):
                yield base[:-1]


def _of_field(word: str) -> Iterator[str]:
    for ending, of_person in FIELDS:
        base = word.removesuffix(ending)
        if word.endswith(ending) and len(base) >= SHORTEST:
            yield base + of_person


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


def agent_noun_readings(
    words: Sequence[str], found: Sequence[Replacement], vocabulary: Vocabulary
) -> list[Keys]:
    """Return the keys of what people are called who do what the whole query says, at most twelve.

    "Sell cars" gives "car seller", "web design" gives "web designer". ``found`` is what may stand
    in the place of some of the words.
    """
    places = [at for at, word in enumerate(words) if not {word.lower()} & (COMMON | STOP_WORDS)]
    if not places or len(words) > LONGEST_READING:
        return []
    first, last = places[0], places[-1]
    alone = first == last
    who_do = (agent_noun(verb, vocabulary) for verb in _ways_to_say(words, found, first))
    who_work_in = "" if alone else agent_noun(words[last].lower(), vocabulary)
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


# In a query with more unknown words, the first are looked up.
MOST_UNKNOWN: Final = 6

# So many capitals are an abbreviation, not a word that is misspelled.
LONGEST_ABBREVIATION: Final = 5

# A word in no name that is on fewer pages may well be a slip, or the name of a product.
USUAL: Final = 3

# Two words that stand together nowhere are only proposed if both have so many letters and are in
# names.
LONG_HALF: Final = 4


class Proposal(NamedTuple):
    """Words for the place of those from ``start`` up to ``end``, without that.

    They are only proposed if readers may see a page with each of the ``evidence``.
    """

    start: int
    end: int
    words: tuple[str, ...]
    evidence: tuple[Term, ...]


def proposals(words: Sequence[str], lexicon: Lexicon) -> list[list[Proposal]]:
    """Return for each word that nothing is known of what may stand in its place, best first."""
    unknown = [at for at, is_known in enumerate(_known(words, lexicon)) if not is_known]
    found = (list(_proposals(words, at, lexicon)) for at in unknown[:MOST_UNKNOWN])
    return [of_word for of_word in found if of_word]


def chosen(found: Sequence[Sequence[Proposal]], seen: Container[Term]) -> list[Proposal]:
    """Return of each word the best proposal of which all evidence has been seen."""
    taken: set[int] = set()
    best: list[Proposal] = []
    for of_word in found:
        for one in of_word:
            places = set(range(one.start, one.end))
            if taken.isdisjoint(places) and all(term in seen for term in one.evidence):
                taken |= places
                best.append(one)
                break
    return best


def corrected_text(query: ParsedQuery, best: Sequence[Proposal]) -> str:
    """Return the text of the query with the proposals in it, in letters as large as those typed."""
    text = query.text
    for one in sorted(best, reverse=True):
        start, end = query.plain[one.start].start, query.plain[one.end - 1].end
        text = text[:start] + _as_typed(text[start:end], " ".join(one.words)) + text[end:]
    return text


def _known(words: Sequence[str], lexicon: Lexicon) -> list[bool]:
    """Say for each word whether it is to stay as it is."""
    keys = [key(word) for word in words]
    known = [_is_known(word, words, lexicon) for word in words]
    for at in range(len(words)):
        length = lexicon.thesaurus.longest_at(keys, at)
        known[at : at + length] = [True] * length
    return known


def _is_known(word: str, words: Sequence[str], lexicon: Lexicon) -> bool:
    return (
        not word.isalpha()
        or len(word) < SHORTEST_WORD
        or word.lower() in COMMON
        or _is_abbreviation(word, words)
        or lexicon.vocabulary.knows(word)
    )


def _is_abbreviation(word: str, words: Sequence[str]) -> bool:
    if not word.isupper() or len(word) > LONGEST_ABBREVIATION:
        return False
    # Somebody may have typed everything in capitals.
    return len(word) < LONGEST_ABBREVIATION or not all(other.isupper() for other in words)


def _proposals(words: Sequence[str], at: int, lexicon: Lexicon) -> Iterator[Proposal]:
    for start in range(max(at - 1, 0), min(at + 1, len(words) - 1)):
        if both := joined(words[start], words[start + 1], lexicon.vocabulary):
            yield Proposal(start, start + 2, (both,), (Term((both,)),))
    word = words[at].lower()
    spelled = corrections(word, lexicon.vocabulary)
    halves = divisions(word, lexicon.vocabulary, shortest=2)
    long_halves = [pair for pair in halves if all(_is_long(half, lexicon) for half in pair)]
    near = [one.word for one in spelled if one.distance == 1]
    usual = [other for other in near if _is_usual(other, lexicon)]
    others = [one.word for one in spelled if one.word not in usual]
    for proposed, evidence in [
        *(((other,), (_term(other, lexicon),)) for other in usual),
        *((pair, (Term(pair),)) for pair in halves),
        *(((other,), (_term(other, lexicon),)) for other in others),
        *((pair, tuple(Term((half,)) for half in pair)) for pair in long_halves),
    ]:
        yield Proposal(at, at + 1, proposed, evidence)


def _is_usual(word: str, lexicon: Lexicon) -> bool:
    use = lexicon.vocabulary.use(word)
    return bool(use.names) or use.pages >= USUAL


def _is_long(half: str, lexicon: Lexicon) -> bool:
    return len(half) >= LONG_HALF and bool(lexicon.vocabulary.use_of_forms(half).names)


def _term(word: str, lexicon: Lexicon) -> Term:
    others = lexicon.thesaurus.alternatives.get((key(word),), ())
    return Term((word,), alternatives=tuple(Form(other) for other in others))


def _as_typed(typed: str, words: str) -> str:
    if typed.isupper() and len(typed) > 1:
        return words.upper()
    return words[:1].upper() + words[1:] if typed[:1].isupper() else words


def understood(query: ParsedQuery, editions: Mapping[str, UUID]) -> ParsedQuery:
    """Return the query with unknown words corrected, and with what else its words may be called.

    What is quoted or excluded stays as it was typed. The text is another one if it was corrected.
    ``editions`` are the present ones.
    """
    if not query.plain:
        return query
    lexicon = lexicon_of(editions)
    query = _corrected(query, lexicon)
    words = [one.word for one in query.plain]
    found = replacements(words, lexicon)
    quoted = tuple(key for term in query.required for key in term.keys)
    others = readings(words, found, quoted)
    agent_nouns = [] if quoted else agent_noun_readings(words, found, lexicon.vocabulary)
    return query.with_alternatives(alternatives(len(words), found), others, agent_nouns)


def _corrected(query: ParsedQuery, lexicon: Lexicon) -> ParsedQuery:
    found = proposals([one.word for one in query.plain], lexicon)
    terms = list(
        dict.fromkeys(term for of_word in found for one in of_word for term in one.evidence)
    )
    if not terms:
        return query
    best = chosen(found, seen(terms))
    return parse_query(corrected_text(query, best)) if best else query
