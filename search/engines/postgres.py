"""PostgreSQL's full-text engine."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Final, cast

from django.db import connection

from search.engines.base import LEAST_RARITY, SearchEngine, Sql
from search.query import ParsedQuery, Term

# PostgreSQL makes the query from plain words, so that nothing in them is an operator.
PHRASE: Final = "phraseto_tsquery('search_english', %s)"

# How much a word counts in the text, the heading or a suggested title, other titles, the title.
WEIGHTS: Final = "'{{0.1, 0.3, 0.6, 1.0}}'"

# Of all the passages with nothing but common words, so many are scored: that takes long. Which
# ones makes little difference, once those are among them that have one in a name.
MOST_SCORED: Final = 1_000

# A passage has a row in "scores" for each of the query's rarer terms, and one for the others.
BEST: Final = """
WITH {few} scores AS ({scores}),
hits AS (
    SELECT id, page_id, position, sum(score) AS score FROM scores
    GROUP BY id, page_id, position ORDER BY score DESC, id LIMIT %s
)
SELECT id, page_id FROM hits ORDER BY score DESC, page_id, position
"""
SCORES: Final = "SELECT id, page_id, position, {score} AS score FROM search_passage WHERE {having}"
SCORE: Final = f"%s * (1 + ts_rank({WEIGHTS}, words, {{term}}))"
SCORE_IF_THERE: Final = f"CASE WHEN words @@ ({{term}}) THEN {SCORE} ELSE 0 END"
IN_FEW: Final = "id IN (SELECT id FROM few)"

WITH: Final = "SELECT id FROM search_passage WHERE words @@ ({words})"
# As the index of names says it, word for word.
NAMED: Final = (
    "SELECT id FROM search_passage WHERE position = 0 AND ts_filter(words, '{{a,b}}') @@ ({words})"
)

# PostgreSQL takes it for cheap to read all passages, whose words it must fetch from elsewhere and
# unpack, and does so for every word that a tenth of them have: that takes thrice as long.
BY_INDEX: Final = "SET LOCAL enable_seqscan = off; {}; SET LOCAL enable_seqscan TO DEFAULT"


class PostgresEngine(SearchEngine):
    """Full-text search by tsvector. Its ranking does not know how rare a word is, so we say it."""

    def best(self, query: ParsedQuery, rarities: Sequence[float], limit: int) -> Sql:
        """Return the query over the passages, scored by the terms they have."""
        weighed = list(zip(query.terms, rarities, strict=True))
        rarer = [(term, rarity) for term, rarity in weighed if rarity > LEAST_RARITY]
        common = [(term, rarity) for term, rarity in weighed if rarity <= LEAST_RARITY]
        few, few_params = _few(query, [term for term, _ in rarer]) if common else ("", [])
        selects, params = _joined(" UNION ALL ", _scores(query, rarer, common))
        return BEST.format(few=few, scores=selects), [*few_params, *params, limit]

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


Weighed = Sequence[tuple[Term, float]]


def _scores(query: ParsedQuery, rarer: Weighed, common: Weighed) -> Iterator[Sql]:
    """Yield a SELECT of the passages with each of the rarer terms, and one for the common ones."""
    allowed, allowed_params = _allowed(query)
    for term, rarity in rarer:
        either, words = _either(term)
        having = f"words @@ ({either}){allowed}"
        statement = SCORES.format(score=SCORE.format(term=either), having=having)
        yield statement, [rarity, *words, *words, *allowed_params]
    if common:
        eithers = [(*_either(term), rarity) for term, rarity in common]
        score = " + ".join(SCORE_IF_THERE.format(term=either) for either, _, _ in eithers)
        params = chain.from_iterable((*words, rarity, *words) for _, words, rarity in eithers)
        yield SCORES.format(score=score, having=IN_FEW + allowed), [*params, *allowed_params]


def _few(query: ParsedQuery, rarer: Sequence[Term]) -> Sql:
    """Return which of the passages are scored for common words, which too many have.

    They are those with a rarer word, those with a word in a name, and some others.
    """
    anything, words = _any(query.terms)
    allowed, allowed_params = _allowed(query)
    selects = [(NAMED.format(words=anything), words)]
    if rarer:
        words_of_rarer, params = _any(rarer)
        selects.append((WITH.format(words=words_of_rarer), params))
    others = f"({WITH.format(words=anything)}{allowed} LIMIT {MOST_SCORED})"
    selects.append((others, [*words, *allowed_params]))
    statement, params = _joined(" UNION ", selects)
    return f"few AS MATERIALIZED ({statement}),", params


def _allowed(query: ParsedQuery) -> Sql:
    """Return the condition that passages have every required term and no excluded one."""
    required = [_either(term) for term in query.required]
    excluded = [(f"!! ({either})", words) for either, words in map(_either, query.exclusions)]
    clauses, params = _joined(") && (", [*required, *excluded])
    return (f" AND words @@ (({clauses}))", params) if clauses else ("", [])


def _any(terms: Iterable[Term]) -> Sql:
    return _joined(" || ", map(_either, terms))


def _either(term: Term) -> Sql:
    """Return the query for the term or any of its alternatives, and the texts to look for."""
    texts = [" ".join(form.words) for form in term.forms]
    return " || ".join([PHRASE] * len(texts)), texts


def _joined(between: str, parts: Iterable[Sql]) -> Sql:
    """Return the pieces of SQL in one, and all of their values."""
    statements, params = zip(*parts, strict=True) if (parts := list(parts)) else ((), ())
    return between.join(statements), list(chain.from_iterable(params))
