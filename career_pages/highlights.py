"""What the home page shows of the guide."""

from dataclasses import dataclass
from typing import Any

from career_pages.facet import Filter
from career_pages.models import RoleIndexPage
from career_pages.role_facets import area_facet
from career_pages.role_filters import RoleFilters

ROLES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Highlights:
    """The areas of the guide and its newest roles; ``index`` is None where there is no index."""

    index: Any = None
    count: int = 0
    areas: tuple[Filter, ...] = ()
    roles: tuple[Any, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether ``roles`` are all the roles there are."""
        return len(self.roles) == self.count


def highlights(home: Any) -> Highlights:
    """Return what the guide below ``home`` has for every reader, in a fixed number of queries.

    A guide of few roles shows them all by name, a larger one those published last.
    """
    index = RoleIndexPage.objects.child_of(home).live().first()
    if index is None:
        return Highlights()
    roles = index.visible_roles()
    count = roles.count()
    ordered = roles if count <= ROLES_SHOWN else roles.order_by("-first_published_at", "-pk")
    shown = ordered.select_related("area").defer_streamfields()[:ROLES_SHOWN]
    _every, *areas = area_facet(roles, RoleFilters()).choices
    return Highlights(index, count, tuple(areas), tuple(shown))
