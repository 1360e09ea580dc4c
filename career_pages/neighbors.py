"""The roles around a role that every reader may see."""

from typing import Any

from django.db import models

from career_pages.visibility import open_to_all


def related_roles(role: Any) -> list[Any]:
    """Return the roles that this one names as related, in the editors' order."""
    chosen = role.related_roles.all()
    roles = open_to_all(type(role).objects.select_related("area").defer_streamfields())
    if isinstance(chosen, models.QuerySet):
        return list(roles.filter(related_from__in=chosen).order_by("related_from__sort_order"))
    # In a preview, the choice is only in memory yet.
    ids = [one.related_id for one in chosen]
    return sorted(roles.filter(pk__in=ids), key=lambda one: ids.index(one.pk))


def roles_naming(role: Any) -> list[Any]:
    """Return the roles that name this one as related without being named by it, by name."""
    named = [one.pk for one in role.visible_related_roles]
    naming = type(role).objects.filter(related_roles__related=role.pk).exclude(pk__in=named)
    return list(open_to_all(naming).defer_streamfields().order_by("title", "pk").distinct())


def next_in_area(role: Any) -> Any:
    """Return the role of the same area that follows by name, behind the last the first, or None."""
    if not role.area_id:
        return None
    others = open_to_all(type(role).objects.filter(area=role.area_id).exclude(pk=role.pk))
    in_order = others.defer_streamfields().order_by("title", "pk")
    return in_order.filter(title__gt=role.title).first() or in_order.first()
