"""The page for an address at which there is nothing."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from search.asked_address import asked_for
from search.near_pages import near_pages

MOST: Final = 5


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page that says so, with the pages that may have been meant, if it was a person."""
    names = asked_for(request.path_info) if request.method in {"GET", "HEAD"} else []
    context = {"near": near_pages(names, MOST), "words": " ".join(names)}
    return render(request, "404.html", context, status=404)
