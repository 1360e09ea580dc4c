"""The choices that narrow the list of roles, each with how many roles it leaves."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from career_pages.facet import AREA, LETTER, LEVEL, SKILL, Facet, Filter
from career_pages.letters import count_initials, letter_label, letter_of
from career_pages.models.career_area import CareerArea
from career_pages.models.role_level import RoleLevel
from career_pages.needed_skills import skills_of
from career_pages.role_filters import KnownLevel, RoleFilters

# So many choices are links; those that leave fewer roles wait in a list to choose from.
LINKS: Final = 12
LISTED: Final = 100


def area_facet(roles: Any, filters: RoleFilters) -> Facet:
    """Return the areas of the roles that the other filters leave, by name."""
    others = filters.narrowed(roles, AREA).order_by()
    counts = dict(others.values_list("area").annotate(Count("pk")))
    areas = CareerArea.objects.filter(Q(pk__in=filter(None, counts)) | Q(pk=_pk(filters.area)))
    offered = [
        Filter(
            area.name,
            counts.get(area.pk, 0),
            filters.query(area=area.slug),
            area == filters.area,
            area.slug,
            area.description,
        )
        for area in areas
    ]
    every = Filter(_("All areas"), sum(counts.values()), filters.query(area=""), not filters.area)
    return _facet(AREA, _("Career area"), every, offered, filters, len(offered))


def level_facet(roles: Any, filters: RoleFilters, levels: Iterable[KnownLevel]) -> Facet:
    """Return the levels of the roles that the other filters leave, the earliest first."""
    others = filters.narrowed(roles, LEVEL).order_by()
    rows = RoleLevel.objects.filter(role__in=others).order_by()
    counts = dict(rows.values_list("key").annotate(Count("pk")))
    offered = [
        Filter(
            level.name,
            counts.get(level.key, 0),
            filters.query(level=level.key),
            level == filters.level,
            level.key,
        )
        for level in sorted(levels, key=lambda level: (level.place, level.name))
        if level.key in counts or level == filters.level
    ]
    every = Filter(_("All levels"), others.count(), filters.query(level=""), not filters.level)
    return _facet(LEVEL, _("Level"), every, offered, filters, LINKS)


def skill_facet(roles: Any, filters: RoleFilters) -> Facet:
    """Return the skills of the roles that the other filters leave, those of most roles first."""
    others, chosen = filters.narrowed(roles, SKILL).order_by(), filters.skill
    counted = skills_of(others).order_by("-role_count", "name")
    found = [(skill, skill.role_count) for skill in counted[: LINKS + LISTED]]
    if chosen and all(skill != chosen for skill, _count in found):
        found.append((chosen, others.filter(role_skills__skill=chosen).count()))
    offered = [
        Filter(
            skill.name,
            count,
            filters.query(skill=skill.slug),
            skill == chosen,
            skill.slug,
        )
        for skill, count in found
    ]
    every = Filter(_("All skills"), others.count(), filters.query(skill=""), not chosen)
    return _facet(SKILL, _("Skill"), every, offered, filters, LINKS)


def letter_facet(roles: Any, filters: RoleFilters) -> Facet:
    """Return the letters with which the roles that the other filters leave begin."""
    counts = Counter({filters.letter: 0} if filters.letter else {})
    for initial, count in count_initials(filters.narrowed(roles, LETTER)).items():
        counts[letter_of(initial)] += count
    offered = [
        Filter(letter_label(one), count, filters.query(letter=one), one == filters.letter, one)
        for one, count in sorted(counts.items())
    ]
    every = Filter(_("All"), counts.total(), filters.query(letter=""), not filters.letter)
    return _facet(LETTER, _("First letter"), every, offered, filters, len(offered))


def _facet(
    name: str, label: str, every: Filter, offered: list[Filter], filters: RoleFilters, links: int
) -> Facet:
    """Return the facet, in which so many of the choices, and the chosen one, are links."""
    most = sorted(offered, key=lambda one: (not one.chosen, -one.count))[:links]
    return Facet(
        name,
        label,
        (every, *(one for one in offered if one in most)),
        tuple(sorted((one for one in offered if one not in most), key=_by_alphabet)),
        tuple((other, value) for other, value in filters.values.items() if other != name),
    )


def _by_alphabet(choice: Filter) -> str:
    return choice.label.casefold()


def _pk(area: CareerArea | None) -> int | None:
    return area.pk if area else None
