"""What results can be narrowed to, and how much of them that leaves."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from django.utils.translation import gettext as _

from career_pages.facet import Facet, Filter
from search.asked import Asked
from search.listed import Listed
from search.section_groups import GROUPS


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
    choices = _choices(rows, asked.area, lambda slug: replace(asked, area=slug))
    return Facet("area", _("Career area"), choices)


def _section_facet(listed: Sequence[Listed], asked: Asked) -> Facet:
    counts = Counter(group for one in listed for group in one.groups)
    rows = [("", _("Anywhere"), len(listed))]
    rows += [(one.name, str(one.label), counts[one.name]) for one in GROUPS if counts[one.name]]
    choices = _choices(rows, asked.section, lambda name: replace(asked, section=name))
    return Facet("in", _("Found in"), choices)


def _choices(
    rows: Iterable[tuple[str, str, int]], chosen: str, narrowed_to: Callable[[str], Asked]
) -> tuple[Filter, ...]:
    return tuple(
        Filter(label, count, narrowed_to(value).query, value == chosen, value)
        for value, label, count in rows
    )
