"""Search as a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search.counting.count_search import count_search
from search.counting.readers import is_reader
from search.views.asking import results_for
from search.ways_on import ways_on


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Return the page of results for ``q``; without it, the page that invites to search."""
    found = results_for(request)
    context = {"found": found, "ways_on": None if found.results else ways_on()}
    response = render(request, "search/search_page.html", context)
    # Looking through the results, or at some of them, is no further search.
    if found.page_obj.number == 1 and not found.narrowed and is_reader(request):
        count_search(found.query, found.count)
    return response
