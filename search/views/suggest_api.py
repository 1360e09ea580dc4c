"""Names to choose from while a reader types."""

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from search.suggestions import suggestions
from search.words import clean


@require_safe
def suggest_api(request: HttpRequest) -> JsonResponse:
    """Return the names of roles that go on from ``q``, best first, as JSON."""
    typed = clean(request.GET.get("q", "")[:200])
    return JsonResponse(
        {"query": typed, "suggestions": [asdict(name) for name in suggestions(typed)]}
    )
