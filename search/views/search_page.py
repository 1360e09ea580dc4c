"""Search as a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search.views.asking import results_for
from search.ways_on import ways_on


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Return the page of results for ``q``; without it, the page that invites to search."""
    found = results_for(request)
    context = {"found": found, "ways_on": None if found.results else ways_on()}
    return render(request, "search/search_page.html", context)
