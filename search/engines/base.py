"""What search asks of a database's full-text engine."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import Any, Final

from django.db import connection
from wagtail.models import Page

from search.query import ParsedQuery, Term
from search.visibility import visible

# How many passages of one page are worth ranking.
PASSAGES_A_PAGE: Final = 2

# A word that so many passages have is common, however many more have it.
MOST_COUNTED: Final = 1_000

COUNT: Final = "(SELECT count(*) FROM ({found} LIMIT %s) AS found)"

SEEN: Final = """
EXISTS (
    SELECT 1 FROM ({found}) AS hits JOIN search_passage AS passage ON passage.id = hits.id
    JOIN ({visible}) AS visible ON visible.pk = passage.page_id
)
"""

# A piece of SQL and the values of its placeholders.
Sql = tuple[str, list[Any]]

# Pages in the order of their best passages, of each the best few.
BEST_OF_EACH_PAGE: Final = """
WITH hits AS MATERIALIZED ({hits}), placed AS (
    SELECT passage.id, passage.page_id, hits.score,
        row_number() OVER (
            PARTITION BY passage.page_id ORDER BY hits.score DESC, passage.position
        ) AS place,
        max(hits.score) OVER (PARTITION BY passage.page_id) AS best
    FROM hits JOIN search_passage AS passage ON passage.id = hits.id
    WHERE passage.page_id IN ({visible})
)
SELECT id, page_id, score FROM placed WHERE place <= %s
ORDER BY best DESC, page_id, place LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may be what the reader wants.

    ``score`` is higher for a better one, on a scale of the engine's own: it says which passages
    are worth ranking, and nothing beside another engine's.
    """

    passage_id: int
    page_id: int
    score: float


class SearchEngine(ABC):
    """Finds passages with the full-text index of one kind of database."""

    @abstractmethod
    def hits(self, query: ParsedQuery, rarities: Sequence[float]) -> Sql:
        """Return a SELECT of ``id`` and ``score`` of every passage that the query matches."""

    @abstractmethod
    def matches(self, term: Term) -> Sql:
        """Return a SELECT of the ``id`` of every passage with the term or an alternative of it."""

    def candidates(
        self, query: ParsedQuery, rarities: Sequence[float], limit: int
    ) -> list[Candidate]:
        """Return at most ``limit`` passages of pages that every reader may see, best page first.

        They have every required term of the query and no excluded one, and at least one term. No
        page takes more than two places. ``rarities`` are those of the query's terms. A query
        without terms has no candidates.
        """
        if not query.terms:
            return []
        hits, hits_params = self.hits(query, rarities)
        ids = visible(Page.objects.order_by()).values("pk")
        pages, pages_params = ids.query.get_compiler(connection=connection).as_sql()
        statement = BEST_OF_EACH_PAGE.format(hits=hits, visible=pages)
        with connection.cursor() as cursor:
            cursor.execute(statement, [*hits_params, *pages_params, PASSAGES_A_PAGE, limit])
            return [Candidate(*row) for row in cursor.fetchall()]

    def rarities(self, terms: Sequence[Term]) -> tuple[float, ...]:
        """Return for each term how much it tells: more for one that fewer passages have."""
        if not terms:
            return ()
        selects = [self.matches(term) for term in terms]
        counts = ", ".join(COUNT.format(found=sql) for sql, _ in selects)
        values = [value for _, params in selects for value in (*params, MOST_COUNTED)]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {counts}", values)
            return tuple(log(1 + MOST_COUNTED / max(count, 1)) for count in cursor.fetchone())

    def seen(self, terms: Sequence[Term]) -> set[Term]:
        """Return those of the terms that are on a page that every reader may see, by one query."""
        ids = visible(Page.objects.order_by()).values("pk")
        pages, pages_params = ids.query.get_compiler(connection=connection).as_sql()
        selects = [self.matches(term) for term in terms]
        columns = ", ".join(SEEN.format(found=sql, visible=pages) for sql, _ in selects)
        values = [value for _, params in selects for value in (*params, *pages_params)]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {columns}", values)
            return {term for term, is_seen in zip(terms, cursor.fetchone(), strict=True) if is_seen}

    def problems(self) -> Iterator[str]:
        """Yield, one line each, where the engine's own index does not hold the passages."""
        return iter(())

    def repair(self) -> None:
        """Make the engine's own index anew from the passages, if it can ever differ from them."""
        return
