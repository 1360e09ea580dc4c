"""The passages that are worth ranking."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from wagtail.models import Page

from search.engines import search_engine
from search.engines.base import Hit
from search.models import Passage
from search.query import ParsedQuery, Term
from search.visibility import visible

# So many passages are ranked, or half as many more where readers may not see some of the best.
# Nobody pages further.
MOST_CANDIDATES: Final = 100
# How many of one page.
PASSAGES_A_PAGE: Final = 2
# So many hits are looked through for them, however many there are.
MOST_HITS: Final = 600

# What the ranking does not look at, and is long.
NOT_RANKED: Final = ("text", "suggested_titles")

# So many passages with a word are looked at to learn whether readers may see a page with it.
MOST_WITNESSES: Final = 20


def candidates(query: ParsedQuery, rarities: Sequence[float]) -> list[Passage]:
    """Return the passages of pages that every reader may see which the engine finds best.

    They have every required term of the query and no excluded one, and at least one term.
    ``rarities`` are those of the query's terms. A query without terms has no candidates.
    """
    hits = list(_few_of_each_page(search_engine().best_hits(query, rarities, MOST_HITS)))
    found: list[Passage] = []
    # The index hardly ever has what readers may not see: the first are mostly enough.
    for start in range(0, len(hits), MOST_CANDIDATES):
        some = hits[start : start + MOST_CANDIDATES]
        pages = visible(Page.objects.order_by().filter(pk__in={hit.page_id for hit in some}))
        passages = Passage.objects.filter(pk__in=[hit.passage_id for hit in some]).order_by()
        passages = passages.defer(*NOT_RANKED)
        found += passages.filter(page__in=pages.values("pk"))
        if len(found) >= MOST_CANDIDATES // 2:
            break
    return found


def seen(terms: Sequence[Term]) -> Collection[Term]:
    """Return those of the terms that are on a page which every reader may see, by two queries."""
    having = search_engine().pages_with(terms, MOST_WITNESSES)
    pages = visible(Page.objects.order_by().filter(pk__in={page_id for _, page_id in having}))
    there = set(pages.values_list("pk", flat=True))
    return {term for term, page_id in having if page_id in there}


def _few_of_each_page(hits: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the best hits of each page, in the order of the pages' best."""
    by_page: dict[int, list[Hit]] = {}
    for hit in hits:
        by_page.setdefault(hit.page_id, []).append(hit)
    for of_page in by_page.values():
        yield from of_page[:PASSAGES_A_PAGE]
