"""A query, understood."""

from collections.abc import Mapping
from uuid import UUID

from search.candidates import seen
from search.lexicon import Lexicon, lexicon_of
from search.query import ParsedQuery, parse_query
from search.understanding.corrections import chosen, corrected_text, proposals
from search.understanding.doer_readings import doer_readings
from search.understanding.replacements import alternatives, readings, replacements


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
    doers = [] if quoted else doer_readings(words, found, lexicon.vocabulary)
    return query.with_alternatives(alternatives(len(words), found), others, doers)


def _corrected(query: ParsedQuery, lexicon: Lexicon) -> ParsedQuery:
    found = proposals([one.word for one in query.plain], lexicon)
    terms = list(
        dict.fromkeys(term for of_word in found for one in of_word for term in one.evidence)
    )
    if not terms:
        return query
    best = chosen(found, seen(terms))
    return parse_query(corrected_text(query, best)) if best else query
