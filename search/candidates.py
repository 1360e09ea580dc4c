"""The pages, with passages of them, that are worth ranking."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from wagtail.models import Page

from search.engines import search_engine
from search.engines.base import Hit
from search.found_page import FoundPage, by_page
from search.listed_page import ListedPage, listed_pages
from search.query import ParsedQuery, Term
from search.stored_passage import StoredPassage, ranked_passages
from search.visibility import visible

# So many passages are ranked, or half as many more where readers may not see some of the best.
# Nobody pages further.
MOST_CANDIDATES: Final = 100
# How many of one page.
PASSAGES_A_PAGE: Final = 2
# So many hits are looked through for them, however many there are.
MOST_HITS: Final = 600

# So many passages with a word are looked at to learn whether readers may see a page with it.
MOST_WITNESSES: Final = 20


def candidates(query: ParsedQuery, rarities: Sequence[float]) -> list[FoundPage]:
    """Return the pages that every reader may see with the passages which the engine finds best.

    The passages have every required term of the query and no excluded one, and at least one term.
    ``rarities`` are those of the query's terms. A query without terms has no candidates.
    """
    hits = list(_few_of_each_page(search_engine().best_hits(query, rarities, MOST_HITS)))
    found: list[StoredPassage] = []
    pages: dict[int, ListedPage] = {}
    # The index hardly ever has what readers may not see: the first are mostly enough.
    for start in range(0, len(hits), MOST_CANDIDATES):
        some = hits[start : start + MOST_CANDIDATES]
        pages |= listed_pages({hit.page_id for hit in some})
        found += ranked_passages([hit.passage_id for hit in some if hit.page_id in pages])
        if len(found) >= MOST_CANDIDATES // 2:
            break
    return by_page(found, pages)


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
