"""A query, understood."""

from search.lexicon import present_lexicon
from search.query import ParsedQuery
from search.understanding.replacements import alternatives, readings, replacements


def understood(query: ParsedQuery) -> ParsedQuery:
    """Return the query with what else its words may be called.

    What is quoted or excluded stays as it was typed.
    """
    words = [one.word for one in query.plain]
    if not words:
        return query
    found = replacements(words, present_lexicon())
    quoted = tuple(key for term in query.required for key in term.keys)
    return query.with_alternatives(alternatives(len(words), found), readings(words, found, quoted))
