"""PostgreSQL's full-text engine."""

from collections.abc import Sequence
from typing import Any, Final

from search.engines.base import SearchEngine, Sql
from search.query import ParsedQuery, Term

# PostgreSQL makes the query from plain words, so that nothing in them is an operator.
PHRASE: Final = "phraseto_tsquery('search_english', %s)"

# How much a word counts in the text or a suggested title, the heading, the other titles, the title.
WEIGHTS: Final = "'{0.1, 0.3, 0.6, 1.0}'"
VALUE: Final = (
    f"CASE WHEN words @@ {PHRASE} THEN %s * (1 + ts_rank({WEIGHTS}, words, {PHRASE})) ELSE 0 END"
)


class PostgresEngine(SearchEngine):
    """Full-text search by tsvector. Its ranking does not know how rare a word is, so we say it."""

    def hits(self, query: ParsedQuery, rarities: Sequence[float]) -> Sql:
        """Return the query over the passages, scored by the terms they have."""
        condition, condition_params = _condition(query)
        values = " + ".join([VALUE] * len(query.terms))
        params: list[Any] = []
        for term, rarity in zip(query.terms, rarities, strict=True):
            params += [_words(term), rarity, _words(term)]
        statement = f"SELECT id, {values} AS score FROM search_passage WHERE words @@ ({condition})"  # noqa: S608 - of constants
        return statement, [*params, *condition_params]

    def matches(self, term: Term) -> Sql:
        """Return the passages that have the term."""
        return f"SELECT 1 FROM search_passage WHERE words @@ {PHRASE}", [_words(term)]  # noqa: S608 - of constants


def _condition(query: ParsedQuery) -> Sql:
    anything = " || ".join([PHRASE] * len(query.terms))
    clauses = [PHRASE] * len(query.required) + [f"({anything})"]
    clauses += [f"!! {PHRASE}"] * len(query.exclusions)
    terms = [*query.required, *query.terms, *query.exclusions]
    return " && ".join(clauses), [_words(term) for term in terms]


def _words(term: Term) -> str:
    return " ".join(term.words)
