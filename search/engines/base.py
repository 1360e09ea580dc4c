"""What search asks of a database's full-text engine."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from math import log
from typing import Any, Final, NamedTuple, cast

from django.db import connection

from search.query import ParsedQuery, Term

# A word that so many passages have is common, however many more have it.
MOST_COUNTED: Final = 1_000
# What such a word tells.
LEAST_RARITY: Final = log(2)

COUNT: Final = "(SELECT count(*) FROM ({found} LIMIT %s) AS found)"

PAGES: Final = """
SELECT DISTINCT {number}, passage.page_id FROM ({matches} LIMIT %s) AS matches
JOIN search_passage AS passage ON passage.id = matches.id
"""

# A piece of SQL and the values of its placeholders.
Sql = tuple[str, list[Any]]


class Hit(NamedTuple):
    """A passage that a query matches, and its page, by their primary keys."""

    passage_id: int
    page_id: int


class SearchEngine(ABC):
    """Finds passages with the full-text index of one kind of database.

    It knows nothing of who may see them: whoever asks must ask for that as well.
    """

    @abstractmethod
    def best(self, query: ParsedQuery, rarities: Sequence[float], limit: int) -> Sql:
        """Return a SELECT of the ids of at most ``limit`` passages that the query matches, and of
        their pages: those with the best score, best first, equal ones in the order of the guide.
        """

    @abstractmethod
    def matches(self, term: Term) -> Sql:
        """Return a SELECT of the ``id`` of every passage with the term or an alternative of it."""

    def best_hits(self, query: ParsedQuery, rarities: Sequence[float], limit: int) -> list[Hit]:
        """Return at most ``limit`` passages, those first that the engine finds best.

        They have every required term of the query and no excluded one, and at least one term.
        ``rarities`` are those of the query's terms. A query without terms has no hits.
        """
        if not query.terms:
            return []
        return list(map(Hit._make, self.rows(*self.best(query, rarities, limit))))

    def rarities(self, terms: Sequence[Term]) -> tuple[float, ...]:
        """Return for each term how much it tells: more for one that fewer passages have."""
        if not terms:
            return ()
        selects = [self.matches(term) for term in terms]
        counts = ", ".join(COUNT.format(found=sql) for sql, _ in selects)
        values = [value for _, params in selects for value in (*params, MOST_COUNTED)]
        [found] = self.rows(f"SELECT {counts}", values)
        return tuple(map(_rarity, found))

    def pages_with(self, terms: Sequence[Term], limit: int) -> list[tuple[Term, int]]:
        """Return pairs of a term and the id of a page with it, of at most ``limit`` passages each.

        It is one query for all terms, of which there must be one.
        """
        selects = [self.matches(term) for term in terms]
        statement = " UNION ALL ".join(
            PAGES.format(number=number, matches=sql) for number, (sql, _) in enumerate(selects)
        )
        values = [value for _, params in selects for value in (*params, limit)]
        return [(terms[number], page_id) for number, page_id in self.rows(statement, values)]

    def rows(self, statement: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Return what the database answers."""
        with connection.cursor() as cursor:
            cursor.execute(statement, params)
            return cast(list[tuple[Any, ...]], cursor.fetchall())

    def problems(self) -> Iterator[str]:
        """Yield, one line each, where the engine's own index does not hold the passages."""
        return iter(())

    def repair(self) -> None:
        """Make the engine's own index anew from the passages, if it can ever differ from them."""
        return


def _rarity(count: int) -> float:
    return LEAST_RARITY if count >= MOST_COUNTED else log(1 + MOST_COUNTED / max(count, 1))
