"""The list of all roles, and what is there beside it: skills, and roles side by side."""

from typing import Any

from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from career_pages.reserved_slugs import COMPARE, SKILLS
from career_pages.role_listing import role_listing
from career_pages.skill_guide import skill_guide
from career_pages.skill_list import skill_list
from career_pages.views.compare_page import compare_page


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
