"""What search asks of a database's full-text engine."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import Any, Final

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from wagtail.models import Page

from search.query import ParsedQuery, Term
from search.visibility import visible

# How many passages of one page are worth ranking.
PASSAGES_A_PAGE: Final = 2

# Of so many hits for each place of a candidate, those that the engine finds best, the places are
# taken.
HITS_A_PLACE: Final = 8

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

# Pages in the order of their best passages, of each the best few. Only pages of hits are asked for
# whether readers may see them: asking for all would cost more the more pages there are.
BEST_OF_EACH_PAGE: Final = """
WITH hits AS MATERIALIZED ({hits} ORDER BY score DESC, id LIMIT %s), found AS MATERIALIZED (
    SELECT passage.id, passage.page_id, passage.position, hits.score
    FROM hits JOIN search_passage AS passage ON passage.id = hits.id
), placed AS (
    SELECT id, page_id, score,
        row_number() OVER (PARTITION BY page_id ORDER BY score DESC, position) AS place,
        max(score) OVER (PARTITION BY page_id) AS best
    FROM found WHERE page_id IN ({visible})
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
        found = Page.objects.order_by().filter(pk__in=RawSQL("SELECT page_id FROM found", []))
        pages, pages_params = _sql(visible(found).values("pk"))
        statement = BEST_OF_EACH_PAGE.format(hits=hits, visible=pages)
        most = limit * HITS_A_PLACE
        values = [*hits_params, most, *pages_params, PASSAGES_A_PAGE, limit]
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
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
        pages, pages_params = _sql(visible(Page.objects.order_by()).values("pk"))
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


def _sql(rows: QuerySet[Any, Any]) -> Sql:
    statement, params = rows.query.get_compiler(connection=connection).as_sql()
    return statement, list(params)
