"""What the home page shows of the guide."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils import timezone

from career_pages.facet import Filter
from career_pages.models import RoleIndexPage, RolePage, Skill
from career_pages.needed_skills import popular_skills
from career_pages.role_facets import area_facet
from career_pages.role_filters import RoleFilters
from career_pages.visibility import open_to_all

# A guide of so few roles shows them all.
ROLES_SHOWN = 12
NEWEST_SHOWN: Final = 6
REVIEWED_SHOWN: Final = 6
SKILLS_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Highlights:
    """What a reader can begin with; ``index`` is None where there is no index.

    ``featured`` are the roles that editors chose, ``roles`` the newest, and ``reviewed`` those that
    were reviewed last. ``skills`` are needed by most roles.
    """

    index: Any = None
    count: int = 0
    areas: tuple[Filter, ...] = ()
    featured: tuple[Any, ...] = ()
    roles: tuple[Any, ...] = ()
    reviewed: tuple[Any, ...] = ()
    skills: tuple[Skill, ...] = ()

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
    if count > ROLES_SHOWN:
        shown = roles.order_by("-first_published_at", "-pk")[:NEWEST_SHOWN]
    else:
        shown = roles
    reviewed = roles.filter(last_reviewed__lte=timezone.localdate()).order_by(
        "-last_reviewed", "title", "pk"
    )
    _every, *areas = area_facet(roles, RoleFilters()).choices
    return Highlights(
        index,
        count,
        tuple(areas),
        _featured(home),
        tuple(shown.select_related("area").defer_streamfields()),
        tuple(reviewed.defer_streamfields()[:REVIEWED_SHOWN]),
        popular_skills(roles, SKILLS_SHOWN),
    )


def _featured(home: Any) -> tuple[Any, ...]:
    """Return the roles that editors chose and every reader may see, in the editors' order."""
    ids = [one.role_id for one in home.featured_roles.all()]
    roles = open_to_all(RolePage.objects.filter(pk__in=ids))
    found = roles.select_related("area").defer_streamfields()
    return tuple(sorted(found, key=lambda role: ids.index(role.pk)))
