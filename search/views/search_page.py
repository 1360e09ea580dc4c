"""Search as a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from search.service import search


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Return the page of results for ``q``; without it, the page that invites to search."""
    found = search(request.GET.get("q", ""), request.GET.get("page"))
    context = {"found": found, "page_query": urlencode({"q": found.query})}
    return render(request, "search/search_page.html", context)
