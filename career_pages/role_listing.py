"""The roles index as a reader filters it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as PageOfRoles
from django.core.paginator import Paginator
from django.db.models import Count
from django.db.models.functions import Left, Upper
from django.utils.http import urlencode

ROLES_A_PAGE = 48


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice that narrows the list: its label, how many roles it leaves, and its address.

    The first choice of each kind narrows nothing and has no ``query`` of its own.
    """

    label: str
    count: int
    query: str
    chosen: bool
    description: str = ""


@dataclass(frozen=True, slots=True)
class RoleListing:
    """One page of roles with the filters around it."""

    roles: PageOfRoles[Any]
    areas: list[Filter]
    letters: list[Filter]
    area: Any
    letter: str
    query: str

    @property
    def filtered(self) -> bool:
        """Whether the list is narrowed at all."""
        return bool(self.area or self.letter)

    @property
    def address(self) -> str:
        """The query of this very page of the listing."""
        number = self.roles.number
        return "&".join(filter(None, [self.query, f"page={number}" if number > 1 else ""]))


def role_listing(roles: Any, areas: Any, params: Mapping[str, str]) -> RoleListing:
    """Return the listing of ``roles`` that the address's ``area``, ``letter`` and ``page`` ask for.

    ``roles`` and ``areas`` are querysets, the roles in the order in which they are listed. What is
    not a known area, a letter or a page's number is passed over, so that every address leads to
    roles.
    """
    area = areas.filter(slug=params.get("area") or None).first()
    total = roles.count()
    in_area = roles.filter(area=area) if area else roles
    initials = in_area.order_by().annotate(initial=Upper(Left("title", 1)))
    by_letter = dict(initials.values_list("initial").annotate(Count("pk")))
    letter = params.get("letter", "").upper()
    letter = letter if letter in by_letter else ""
    chosen = in_area.filter(title__istartswith=letter) if letter else in_area
    found = chosen.select_related("area").defer_streamfields()
    return RoleListing(
        roles=Paginator(found, ROLES_A_PAGE).get_page(params.get("page")),
        areas=[
            Filter("All areas", total, "", area is None),
            *area_choices(roles, areas, area),
        ],
        letters=[
            Filter("All", sum(by_letter.values()), _query(area=area and area.slug), not letter),
            *(
                Filter(one, count, _query(area=area and area.slug, letter=one), one == letter)
                for one, count in sorted(by_letter.items())
            ),
        ],
        area=area,
        letter=letter,
        query=_query(area=area and area.slug, letter=letter),
    )


def area_choices(roles: Any, areas: Any, chosen: Any = None) -> list[Filter]:
    """Return the areas that the roles belong to, by name, each with how many it holds."""
    counts = dict(roles.order_by().values_list("area").annotate(Count("pk")))
    return [
        Filter(area.name, counts[area.pk], _query(area=area.slug), area == chosen, area.description)
        for area in areas.filter(pk__in=filter(None, counts))
    ]


def _query(**params: str | None) -> str:
    return urlencode({name: value for name, value in params.items() if value})
