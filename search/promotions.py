"""What editors want to stand first for a query."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.search.utils import normalise_query_string

from search.listed_page import ListedPage, listed_pages
from search.promoted_queries import promoted_queries


@dataclass(frozen=True, slots=True)
class Promotion:
    """A page, or an address elsewhere (``url``) with its title, and what editors say of it.

    ``page`` is None, and the title and address are not "", for one elsewhere.
    """

    page: ListedPage | None
    title: str
    url: str
    description: str


def promotions_for(texts: Collection[str], editions: Mapping[str, UUID]) -> list[Promotion]:
    """Return what is promoted for one of those queries, in the editors' order, each page once.

    A page that not every reader may see is left out. ``editions`` are the present ones.
    """
    asked = {normalise_query_string(text) for text in texts if text}
    queries = asked & promoted_queries(editions)
    if not queries:
        return []
    rows = SearchPromotion.objects.filter(query__query_string__in=queries)
    found = list(rows.order_by("sort_order", "pk"))
    ids = [row.page_id for row in found if row.page_id]
    pages = listed_pages(ids) if ids else {}
    by_target = {
        row.page_id or row.external_link_url: Promotion(
            pages.get(row.page_id),
            row.external_link_text or "",
            row.external_link_url,
            row.description,
        )
        for row in reversed(found)
        if row.external_link_url or row.page_id in pages
    }
    return list(by_target.values())[::-1]
