"""The queries for which editors promote something, as a process keeps them."""

from collections.abc import Mapping
from uuid import UUID

from wagtail.contrib.search_promotions.models import SearchPromotion

from career_pages.editions import kept
from search.editions import PROMOTIONS


def promoted_queries(editions: Mapping[str, UUID]) -> frozenset[str]:
    """Return the queries, as Wagtail writes them: hardly any search is one of them."""
    return kept(PROMOTIONS, editions.get(PROMOTIONS), _read)


def _read() -> frozenset[str]:
    return frozenset(SearchPromotion.objects.values_list("query__query_string", flat=True))
