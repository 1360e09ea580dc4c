"""A search, from what a reader typed to what they see."""

from typing import Final

from django.core.paginator import Paginator

from career_pages.editions import present_editions
from search.asked import Asked
from search.candidates import candidates
from search.facets import narrowed
from search.listed import listed
from search.promotions import promotions_for
from search.query import parse_query
from search.ranking import ranked, worth_of
from search.rarities import rarities_of
from search.results import SearchResults
from search.showing import shown_results
from search.understanding import understood

RESULTS_A_PAGE: Final = 10


def search(
    text: str,
    page_number: int | str | None = 1,
    *,
    area: str = "",
    section: str = "",
    exact: bool = False,
) -> SearchResults:
    """Return a page of what every reader may see of the results for what somebody typed.

    What is promoted for the query stands first. What is not a page's number gives the first page,
    one behind the last gives the last. The results can be narrowed to an area, by its slug, and to
    a group of sections; a narrowing that leaves nothing is passed over. A text with nothing to
    look for has no results but promoted ones. With ``exact`` they are those of the words as typed,
    and not of what else they may be called.
    """
    typed = parse_query(text)
    editions = present_editions()
    query = typed if exact else understood(typed, editions)
    rarities = rarities_of(query.terms, editions)
    worth = worth_of(query, rarities)
    found = ranked(query, worth, candidates(query, rarities))
    everything = listed(found, promotions_for([typed.text, query.text], editions))
    left, asked, facets = narrowed(everything, Asked(typed.text, area, section, exact))
    page_obj = Paginator(left, RESULTS_A_PAGE).get_page(page_number)
    return SearchResults(
        query=typed.text,
        corrected="" if query.text == typed.text else query.text,
        count=len(left),
        results=tuple(shown_results(query, worth, list(page_obj), asked.section)),
        page_obj=page_obj,
        asked=asked,
        facets=facets,
    )
