"""What a reader may have meant by words that no page has."""

from collections.abc import Container, Iterator, Sequence
from typing import Final, NamedTuple

from career_pages.search_words import COMMON, key
from search.compounds import divisions, joined
from search.lexicon import Lexicon
from search.query import Form, ParsedQuery, Term
from search.spelling import corrections
from search.vocabulary.counting import SHORTEST_WORD

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
