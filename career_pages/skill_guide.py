"""What the guide knows of a skill."""

from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Page as PageOfRoles
from django.core.paginator import Paginator

from career_pages.facet import Filter
from career_pages.models.role_records import RoleSkill
from career_pages.models.skill import Skill
from career_pages.needed_skills import popular_skills, skills_of
from career_pages.role_facets import area_facet
from career_pages.role_filters import RoleFilters

ROLES_A_PAGE: Final = 24
MOST_RELATED: Final = 12


@dataclass(frozen=True, slots=True)
class SkillGuide:
    """A skill, and the roles that need it.

    ``needing`` is a page of the roles, by name, each with its ``examples``; ``areas`` are theirs,
    and ``related`` the skills that most often stand beside it, each with its ``role_count``.
    """

    skill: Skill
    needing: PageOfRoles[RoleSkill]
    areas: tuple[Filter, ...]
    related: tuple[Skill, ...]


def skill_guide(roles: Any, slug: str, page_number: str | None) -> SkillGuide | None:
    """Return what the roles, a queryset, tell of the skill with the slug; None if none needs it."""
    skill = skills_of(roles).filter(slug=slug).first()
    if skill is None:
        return None
    needing = RoleSkill.objects.filter(skill=skill, role__in=roles.order_by())
    in_order = needing.order_by("role__title", "role").select_related("role__area")
    _every, *areas = area_facet(roles, RoleFilters(skill=skill)).choices
    beside = popular_skills(roles.filter(role_skills__skill=skill), MOST_RELATED + 1)
    return SkillGuide(
        skill,
        Paginator(in_order.defer("role__body"), ROLES_A_PAGE).get_page(page_number),
        tuple(areas),
        tuple(other for other in beside if other != skill)[:MOST_RELATED],
    )
