"""What editors want to stand first for a query."""

from collections.abc import Collection
from dataclasses import dataclass

from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string

from search.visibility import visible


@dataclass(frozen=True, slots=True)
class Promotion:
    """A page, or an address elsewhere (``url``) with its title, and what editors say of it.

    ``page_id`` is None, and the title and address are not "", for one elsewhere.
    """

    page_id: int | None
    title: str
    url: str
    description: str


def promotions_for(texts: Collection[str]) -> list[Promotion]:
    """Return what is promoted for one of those queries, in the editors' order, each page once.

    A page that not every reader may see is left out.
    """
    queries = [normalise_query_string(text) for text in texts if text]
    rows = SearchPromotion.objects.filter(query__query_string__in=queries)
    found = [
        Promotion(row.page_id, row.external_link_text or "", row.external_link_url, row.description)
        for row in rows.order_by("sort_order", "pk")
    ]
    ids = [one.page_id for one in found if one.page_id]
    there = (
        set(visible(Page.objects.filter(pk__in=ids)).values_list("pk", flat=True)) if ids else ()
    )
    by_target = {
        one.page_id or one.url: one for one in reversed(found) if one.url or one.page_id in there
    }
    return list(by_target.values())[::-1]
