"""The skills that roles need, each with how many of them need it."""

from typing import Any

from django.db.models import Count

from career_pages.models.skill import Skill


def skills_of(roles: Any) -> Any:
    """Return the confirmed skills that the roles need, as a queryset; ``role_count`` says how many.

    Others may be another spelling of one that is there, and go when an editor merges them.
    """
    needed = Skill.objects.filter(is_confirmed=True, role_skills__role__in=roles.order_by())
    return needed.annotate(role_count=Count("role_skills"))


def popular_skills(roles: Any, most: int) -> tuple[Skill, ...]:
    """Return the skills that most of the roles, a queryset, need, at most so many."""
    return tuple(skills_of(roles).order_by("-role_count", "name")[:most])
