"""The search that an address asks for, the same for readers and for programs."""

from django.http import HttpRequest

from search.results import SearchResults
from search.service import search


def results_for(request: HttpRequest) -> SearchResults:
    """Return the results for ``q``, narrowed to ``area`` and ``in``, of which ``page`` is shown.

    With ``exact`` they are those of the words as typed.
    """
    asked = request.GET
    return search(
        asked.get("q", ""),
        asked.get("page"),
        area=asked.get("area", ""),
        section=asked.get("in", ""),
        exact=bool(asked.get("exact")),
    )
