"""What results can be narrowed to, and how much of them that leaves."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.utils.translation import gettext as _

from search.asked import Asked
from search.listed import Listed
from search.section_groups import GROUPS


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: how many pages it leaves, and the query of the address of those.

    The first choice of each facet, whose value is "", narrows nothing.
    """

    value: str
    label: str
    count: int
    chosen: bool
    query: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the results: its name in addresses, its name in words, its choices."""

    name: str
    label: str
    choices: tuple[Choice, ...]

    @property
    def chosen(self) -> Choice | None:
        """The choice that narrows the results, if one does."""
        return next((one for one in self.choices if one.chosen and one.value), None)


class Narrowed(NamedTuple):
    """What is left of what was listed, what of the narrowing was of use, and the other choices."""

    left: Sequence[Listed]
    asked: Asked
    facets: tuple[Facet, ...]


def narrowed(everything: Sequence[Listed], asked: Asked) -> Narrowed:
    """Narrow what is listed to what is asked for.

    What would leave nothing is passed over, so that every address with a query that finds
    something leads to it. A choice of one facet counts what the other leaves; one that leaves
    nothing is not offered, and neither is a facet without a choice.
    """
    in_area = [one for one in everything if one.area and one.area.slug == asked.area]
    asked = asked if in_area else replace(asked, area="")
    in_area = in_area or list(everything)
    left = [one for one in in_area if asked.section in one.groups]
    asked = asked if left else replace(asked, section="")
    in_section = [one for one in everything if asked.section in one.groups] or everything
    facets = _area_facet(in_section, asked), _section_facet(in_area, asked)
    offered = tuple(one for one in facets if len(one.choices) > 2 or one.chosen)
    return Narrowed(left or in_area, asked, offered)


def _area_facet(listed: Sequence[Listed], asked: Asked) -> Facet:
    counts = Counter(one.area for one in listed if one.area)
    by_count = sorted(counts.items(), key=lambda one: (-one[1], one[0].name, one[0].slug))
    rows = [("", _("All areas"), len(listed))]
    rows += [(area.slug, area.name, count) for area, count in by_count]
    return Facet("area", _("Career area"), _choices(rows, asked, "area"))


def _section_facet(listed: Sequence[Listed], asked: Asked) -> Facet:
    counts = Counter(group for one in listed for group in one.groups)
    rows = [("", _("Anywhere"), len(listed))]
    rows += [(one.name, str(one.label), counts[one.name]) for one in GROUPS if counts[one.name]]
    return Facet("in", _("Found in"), _choices(rows, asked, "section"))


def _choices(rows: Iterable[tuple[str, str, int]], asked: Asked, field: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            value,
            label,
            count,
            chosen=getattr(asked, field) == value,
            query=_narrowed_to(asked, field, value).query,
        )
        for value, label, count in rows
    )


def _narrowed_to(asked: Asked, field: str, value: str) -> Asked:
    if field == "area":
        return replace(asked, area=value)
    return replace(asked, section=value)
