"""Search for programs."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from career_pages.facet import Facet
from search.results import SearchResults
from search.views.asking import results_for


@require_safe
def search_api(request: HttpRequest) -> JsonResponse:
    """Return the same results as the search page, for the same address, as JSON."""
    return JsonResponse(as_json(results_for(request)))


def as_json(found: SearchResults) -> dict[str, Any]:
    """Return the results in the form that programs rely on."""
    return {
        "query": found.query,
        "corrected": found.corrected or None,
        "count": found.count,
        "results": [asdict(result) for result in found.results],
        "facets": [_facet(facet) for facet in found.facets],
    }


def _facet(facet: Facet) -> dict[str, Any]:
    names = ("value", "label", "count", "chosen", "query")
    choices = [{name: getattr(one, name) for name in names} for one in facet.choices]
    return {"name": facet.name, "label": facet.label, "choices": choices}
