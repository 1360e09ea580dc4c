"""SQLite's full-text engine, FTS5."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.db import DatabaseError, connection

from search.engines.base import SearchEngine, Sql
from search.query import ParsedQuery, Term

# A word counts by where it is: in the title, the other titles, the heading, the text, and the
# titles that are only suggested.
BEST: Final = """
WITH hits AS MATERIALIZED (
    SELECT rowid AS id, -bm25(search_passage_words, 10.0, 6.0, 3.0, 1.0, 2.0) AS score
    FROM search_passage_words WHERE search_passage_words MATCH %s
    ORDER BY score DESC, id LIMIT %s
)
SELECT passage.id, passage.page_id FROM hits JOIN search_passage AS passage ON passage.id = hits.id
ORDER BY hits.score DESC, passage.page_id, passage.position
"""


class SQLiteEngine(SearchEngine):
    """Full-text search by FTS5, ordered by BM25, which knows how rare a word is."""

    def best(self, query: ParsedQuery, rarities: Sequence[float], limit: int) -> Sql:
        """Return the query over the table of words."""
        return BEST, [_expression(query), limit]

    def matches(self, term: Term) -> Sql:
        """Return the passages that have the term."""
        statement = (
            "SELECT rowid AS id FROM search_passage_words WHERE search_passage_words MATCH %s"
        )
        return statement, [_either(term)]

    def problems(self) -> Iterator[str]:
        """Yield a line if the words are not those of the passages."""
        try:
            self._command("(search_passage_words, rank) VALUES ('integrity-check', 1)")
        except DatabaseError:
            yield "the table of words does not hold the words of the passages"

    def repair(self) -> None:
        """Read the words of all passages again."""
        self._command("(search_passage_words) VALUES ('rebuild')")

    def _command(self, command: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO search_passage_words {command}")


def _expression(query: ParsedQuery) -> str:
    """Return the query in FTS5's syntax, in which everything quoted is only words."""
    anything = " OR ".join(map(_either, query.terms))
    # Terms that are not required stay in the expression, since they count for the score.
    found = " AND ".join([*map(_either, query.required), f"({anything})"])
    unwanted = " OR ".join(map(_either, query.exclusions))
    return f"({found}) NOT ({unwanted})" if unwanted else found


def _either(term: Term) -> str:
    phrases = [f'"{" ".join(form.words)}"' for form in term.forms]
    return f"({' OR '.join(phrases)})"
