"""PostgreSQL's full-text engine."""

from collections.abc import Sequence
from typing import Any, Final

from search.engines.base import LEAST_RARITY, SearchEngine, Sql
from search.query import ParsedQuery, Term

# PostgreSQL makes the query from plain words, so that nothing in them is an operator.
PHRASE: Final = "phraseto_tsquery('search_english', %s)"

# How much a word counts in the text or a suggested title, the heading, the other titles, the title.
WEIGHTS: Final = "'{0.1, 0.3, 0.6, 1.0}'"

# Of all the passages with nothing but common words, so many are scored: that takes long. Which
# ones makes little difference, once those are among them that have one in a name.
MOST_SCORED: Final = 2_000

WITH: Final = "SELECT id FROM search_passage WHERE words @@ ({words})"
# As the index of names says it, word for word.
NAMED: Final = (
    "SELECT id FROM search_passage WHERE position = 0 AND ts_filter(words, '{{a,b}}') @@ ({words})"
)


class PostgresEngine(SearchEngine):
    """Full-text search by tsvector. Its ranking does not know how rare a word is, so we say it."""

    def hits(self, query: ParsedQuery, rarities: Sequence[float]) -> Sql:
        """Return the query over the passages, scored by the terms they have."""
        condition, condition_params = _condition(query)
        values: list[str] = []
        params: list[Any] = []
        for term, rarity in zip(query.terms, rarities, strict=True):
            either, words = _either(term)
            values.append(_value(either))
            params += [*words, rarity, *words]
        score = " + ".join(values)
        statement = f"SELECT id, {score} AS score FROM search_passage WHERE words @@ ({condition})"  # noqa: S608 - of constants
        some, some_params = _some(query, rarities)
        return statement + some, [*params, *condition_params, *some_params]

    def matches(self, term: Term) -> Sql:
        """Return the passages that have the term."""
        either, words = _either(term)
        return WITH.format(words=either), words


def _some(query: ParsedQuery, rarities: Sequence[float]) -> Sql:
    """Return which of the passages are scored, where common words are in too many.

    They are those with a rarer word, those with a word in a name, and some others.
    """
    rarer = [
        term for term, value in zip(query.terms, rarities, strict=True) if value > LEAST_RARITY
    ]
    if len(rarer) == len(query.terms):
        return "", []
    selects = []
    params: list[Any] = []
    for select, terms in ((WITH, rarer), (NAMED, query.terms)):
        if terms:
            words, words_params = _any(terms)
            selects.append(select.format(words=words))
            params += words_params
    condition, condition_params = _condition(query)
    selects.append(f"({WITH.format(words=condition)} LIMIT {MOST_SCORED})")
    return f" AND id IN ({' UNION '.join(selects)})", [*params, *condition_params]


def _value(either: str) -> str:
    rank = f"ts_rank({WEIGHTS}, words, {either})"
    return f"CASE WHEN words @@ ({either}) THEN %s * (1 + {rank}) ELSE 0 END"


def _condition(query: ParsedQuery) -> Sql:
    anything, words = _any(query.terms)
    clauses, params = [f"({anything})"], words
    for term in query.required:
        either, words = _either(term)
        clauses.append(f"({either})")
        params += words
    for term in query.exclusions:
        either, words = _either(term)
        clauses.append(f"!! ({either})")
        params += words
    return " && ".join(clauses), params


def _any(terms: Sequence[Term]) -> Sql:
    parts = [_either(term) for term in terms]
    return " || ".join(sql for sql, _ in parts), [word for _, words in parts for word in words]


def _either(term: Term) -> Sql:
    """Return the query for the term or any of its alternatives, and the texts to look for."""
    texts = [" ".join(form.words) for form in term.forms]
    return " || ".join([PHRASE] * len(texts)), texts
