"""The roles that pages are about."""

from collections.abc import Collection
from dataclasses import dataclass

from career_pages.models import RolePage
from search.visibility import in_its_time


@dataclass(frozen=True, slots=True)
class Area:
    """A career area."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class PageRole:
    """What is to be known of a role that every reader may see."""

    occupation_code: str
    area: Area | None


def page_role(occupation_code: str, slug: str | None, name: str | None) -> PageRole:
    """Return the role with that code, and with the area of that slug and name if it has one."""
    return PageRole(occupation_code, Area(slug, name or "") if slug else None)


def roles_at(paths: Collection[str]) -> dict[str, PageRole]:
    """Return the roles at those paths in the tree, none of which is private, by their paths."""
    rows = RolePage.objects.order_by().filter(in_its_time(), path__in=paths, live=True)
    fields = ("path", "occupation_code", "area__slug", "area__name")
    return {path: page_role(*role) for path, *role in rows.values_list(*fields)}
