"""What readers find below the roles index besides roles."""

from typing import Any, Final

from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from career_pages.models import RolePage
from career_pages.models.role_pages import absolute, compare_address
from career_pages.names import COMPARE, SKILLS
from career_pages.reading.browsing import skill_guide, skill_list
from career_pages.reading.comparison import (
    MOST_ROLES,
    chosen_roles,
    comparison,
    pairs_to_compare,
    related_offers,
)
from career_pages.reading.role_list import role_listing

# More names to choose from while typing would weigh more than the page.
MOST_NAMES: Final = 200


def role_index_urls() -> list[URLPattern]:
    """Return the patterns of the addresses below the roles index that are no pages."""
    return [
        path("", role_list),
        path(f"{SKILLS}/", skills_page),
        path(f"{SKILLS}/<str:slug>/", skill_page),
        path(f"{COMPARE}/", compare_page),
    ]


def role_list(index: Any, request: HttpRequest) -> TemplateResponse:
    """Return the list of roles, narrowed to what the address asks for."""
    context = index.get_context(request)
    context["listing"] = role_listing(index.visible_roles(), request.GET)
    return TemplateResponse(request, index.get_template(request), context)


def skills_page(index: Any, request: HttpRequest) -> TemplateResponse:
    """Return the page of all skills that visible roles need."""
    found = skill_list(index.visible_roles(), request.GET.get("letter", ""))
    context = {"index": index, "skills": found}
    return TemplateResponse(request, "career_pages/skills_page.html", context)


def skill_page(index: Any, request: HttpRequest, slug: str) -> TemplateResponse:
    """Return the page of a skill; raises Http404 for one that no visible role needs."""
    guide = skill_guide(index.visible_roles(), slug, request.GET.get("page"))
    if guide is None:
        raise Http404
    context = {"index": index, "guide": guide}
    return TemplateResponse(request, "career_pages/skill_page.html", context)


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
