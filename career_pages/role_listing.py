"""The roles index as a reader filters it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as PageOfRoles
from django.core.paginator import Paginator

from career_pages.facet import FOR_ENGINES, Facet
from career_pages.letters import by_letter, count_initials
from career_pages.role_facets import (
    area_facet,
    letter_facet,
    level_facet,
    skill_facet,
)
from career_pages.role_filters import (
    RoleFilters,
    known_levels,
    role_filters,
)

ROLES_A_PAGE = 48


@dataclass(frozen=True, slots=True)
class ChosenFilter:
    """A filter that narrows the list: its kind and name, and the query of the list without it."""

    kind: str
    name: str
    query_without: str


@dataclass(frozen=True, slots=True)
class RoleListing:
    """One page of roles with the filters around it."""

    roles: PageOfRoles[Any]
    total: int
    facets: tuple[Facet, ...]
    letters: Facet
    filters: RoleFilters

    @property
    def query(self) -> str:
        """The query of the whole list, without the page's number."""
        return self.filters.query()

    @property
    def address(self) -> str:
        """The query of this very page of the listing."""
        number = self.roles.number
        return "&".join(filter(None, [self.query, f"page={number}" if number > 1 else ""]))

    @property
    def chosen(self) -> list[ChosenFilter]:
        """The filters that narrow the list, in the order of the address."""
        kinds = {facet.name: facet.label for facet in (*self.facets, self.letters)}
        return [
            ChosenFilter(kinds[name], label, self.filters.query(**{name: ""}))
            for name, label in self.filters.names.items()
        ]

    @property
    def is_for_engines(self) -> bool:
        """Whether search engines are to keep it."""
        return FOR_ENGINES.issuperset(self.filters.values)

    @property
    def narrows(self) -> bool:
        """Whether there is any filter beside the letters."""
        return any(facet.offers for facet in self.facets)


def role_listing(roles: Any, params: Mapping[str, str]) -> RoleListing:
    """Return the listing of the roles that the address's parameters ask for.

    ``roles`` is a queryset in the order in which they are listed. The parameters are ``area``,
    ``level``, ``skill``, ``letter`` and ``page``. What no role of the guide could have is passed
    over, and so is what is not a page's number.
    """
    initials = count_initials(roles)
    levels = known_levels(roles)
    filters = role_filters(params, roles, levels, by_letter(initials))
    found = filters.narrowed(roles).select_related("area").defer_streamfields()
    return RoleListing(
        roles=Paginator(found, ROLES_A_PAGE).get_page(params.get("page")),
        total=sum(initials.values()),
        facets=(
            area_facet(roles, filters),
            level_facet(roles, filters, levels.values()),
            skill_facet(roles, filters),
        ),
        letters=letter_facet(roles, filters),
        filters=filters,
    )
