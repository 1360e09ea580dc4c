"""PostgreSQL's full-text engine."""

from collections.abc import Sequence
from typing import Any, Final

from search.engines.base import SearchEngine, Sql
from search.query import ParsedQuery, Term

# PostgreSQL makes the query from plain words, so that nothing in them is an operator.
PHRASE: Final = "phraseto_tsquery('search_english', %s)"

# How much a word counts in the text or a suggested title, the heading, the other titles, the title.
WEIGHTS: Final = "'{0.1, 0.3, 0.6, 1.0}'"


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
        return statement, [*params, *condition_params]

    def matches(self, term: Term) -> Sql:
        """Return the passages that have the term."""
        either, words = _either(term)
        return f"SELECT id FROM search_passage WHERE words @@ ({either})", words  # noqa: S608 - of constants


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
