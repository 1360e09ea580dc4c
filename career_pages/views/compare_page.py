"""Roles side by side."""

from typing import Any, Final

from django.http import HttpRequest
from django.template.response import TemplateResponse

from career_pages.addresses import compare_address
from career_pages.comparing import (
    chosen_roles,
    comparison,
    pairs_to_compare,
    related_offers,
)
from career_pages.comparing.chosen_roles import MOST_ROLES
from career_pages.models import RolePage
from career_pages.site_address import absolute

# More names to choose from while typing would weigh more than the page.
MOST_NAMES: Final = 200


def compare_page(index: Any, request: HttpRequest) -> TemplateResponse:
    """Return the comparison of the roles below the index that ``roles`` names.

    For fewer than two roles it is the form in which to choose them.
    """
    roles = index.visible_roles()
    values = request.GET.getlist("roles")
    chosen = chosen_roles(roles, values)
    pks = [role.pk for role in chosen.roles]
    compared = comparison(pks) if len(pks) > 1 else None
    context = {
        "index": index,
        "chosen": chosen,
        "compared": compared,
        "fields": [*chosen.typed, *[""] * MOST_ROLES][:MOST_ROLES],
        "names": _names(roles),
        "offers": [] if compared else _offers(roles, pks),
        "canonical": absolute(compare_address(index.get_url(request), *sorted(chosen.slugs))),
        "is_for_engines": not chosen.problems and (compared.is_related if compared else not pks),
    }
    return TemplateResponse(request, "career_pages/compare_page.html", context)


def _offers(roles: Any, pks: list[int]) -> list[Any]:
    if pks:
        return related_offers(RolePage.objects.defer_streamfields().get(pk=pks[0]))
    return pairs_to_compare(roles)


def _names(roles: Any) -> list[str]:
    """Return the names of all roles; none if they are too many to be sent with the form."""
    names = list(roles.values_list("title", flat=True)[: MOST_NAMES + 1])
    return names if len(names) <= MOST_NAMES else []
