"""PostgreSQL's full-text engine."""

from collections.abc import Sequence
from typing import Any, Final, cast

from django.db import connection

from search.engines.base import LEAST_RARITY, SearchEngine, Sql
from search.query import ParsedQuery, Term

# PostgreSQL makes the query from plain words, so that nothing in them is an operator.
PHRASE: Final = "phraseto_tsquery('search_english', %s)"

# How much a word counts in the text or a suggested title, the heading, the other titles, the title.
WEIGHTS: Final = "'{0.1, 0.3, 0.6, 1.0}'"

# Of all the passages with nothing but common words, so many are scored: that takes long. Which
# ones makes little difference, once those are among them that have one in a name.
MOST_SCORED: Final = 2_000

BEST: Final = """
WITH hits AS (
    SELECT id, page_id, position, {score} AS score FROM search_passage
    WHERE words @@ ({condition}){some} ORDER BY score DESC, id LIMIT %s
)
SELECT id, page_id FROM hits ORDER BY score DESC, page_id, position
"""

# PostgreSQL takes it for cheap to read all passages, whose words it must fetch from elsewhere and
# unpack, and does so for every word that a tenth of them have: that takes thrice as long.
BY_INDEX: Final = "SET LOCAL enable_seqscan = off; {}; SET LOCAL enable_seqscan TO DEFAULT"

WITH: Final = "SELECT id FROM search_passage WHERE words @@ ({words})"
# As the index of names says it, word for word.
NAMED: Final = (
    "SELECT id FROM search_passage WHERE position = 0 AND ts_filter(words, '{{a,b}}') @@ ({words})"
)


class PostgresEngine(SearchEngine):
    """Full-text search by tsvector. Its ranking does not know how rare a word is, so we say it."""

    def best(self, query: ParsedQuery, rarities: Sequence[float], limit: int) -> Sql:
        """Return the query over the passages, scored by the terms they have."""
        condition, condition_params = _condition(query)
        values: list[str] = []
        params: list[Any] = []
        for term, rarity in zip(query.terms, rarities, strict=True):
            either, words = _either(term)
            values.append(_value(either))
            params += [*words, rarity, *words]
        some, some_params = _some(query, rarities)
        statement = BEST.format(score=" + ".join(values), condition=condition, some=some)
        return statement, [*params, *condition_params, *some_params, limit]

    def matches(self, term: Term) -> Sql:
        """Return the passages that have the term."""
        either, words = _either(term)
        return WITH.format(words=either), words

    def rows(self, statement: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Return what the database answers that finds passages by their index."""
        with connection.cursor() as cursor:
            # As one command these statements are one transaction, and one way to the database.
            cursor.execute(BY_INDEX.format(statement), params)
            cursor.nextset()
            return cast(list[tuple[Any, ...]], cursor.fetchall())


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
