"""Where somebody can go who has found nothing."""

from dataclasses import dataclass
from typing import Any, Final

from career_pages.facet import Filter
from career_pages.models import RoleIndexPage, RolePage
from career_pages.role_facets import area_facet
from career_pages.role_filters import RoleFilters
from search.visibility import visible

AREAS_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class WaysOn:
    """The roles index, and the areas with the most roles, by name; nothing where it is hidden."""

    careers: Any = None
    areas: tuple[Filter, ...] = ()


def ways_on() -> WaysOn:
    """Return what every reader may see of the ways on, in a fixed number of queries."""
    careers = visible(RoleIndexPage.objects.all()).first()
    if careers is None:
        return WaysOn()
    roles = visible(RolePage.objects.child_of(careers)).order_by("title", "pk")
    _every, *areas = area_facet(roles, RoleFilters()).choices
    largest = sorted(areas, key=lambda area: -area.count)[:AREAS_SHOWN]
    return WaysOn(careers, tuple(sorted(largest, key=lambda area: area.label)))
