"""Names to choose from while a reader types."""

from dataclasses import asdict
from typing import Final

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from career_pages.search_words import clean
from search.suggestions import suggestions

# A reader's own browser may repeat for a minute what it was told; others are never told what it
# was, since whoever keeps answers for several readers must ask each time.
CACHE_CONTROL: Final = "public, max-age=60, s-maxage=0, must-revalidate"


@require_safe
def suggest_api(request: HttpRequest) -> JsonResponse:
    """Return what a reader who has typed ``q`` may mean, best first, as JSON.

    ``announcement`` tells those who hear the page how many suggestions there are.
    """
    typed = clean(request.GET.get("q", "")[:200])
    found = suggestions(typed)
    response = JsonResponse(
        {
            "query": typed,
            "announcement": _announcement(len(found)),
            "suggestions": [asdict(one) for one in found],
        }
    )
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response


def _announcement(count: int) -> str:
    if not count:
        return _("No suggestions.")
    return ngettext("%(count)s suggestion.", "%(count)s suggestions.", count) % {"count": count}
