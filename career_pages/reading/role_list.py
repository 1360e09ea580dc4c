"""The list of roles, as a reader narrows it."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from django.core.paginator import Page as PageOfRoles
from django.core.paginator import Paginator
from django.db.models import Avg, Count, Min, Q
from django.db.models.functions import Left
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from career_pages.models import CareerArea, RoleLevel, RoleSkill, Skill
from career_pages.models.records import skills_of
from career_pages.text import name_key

# In the order in which an address names them.
AREA: Final = "area"
LEVEL: Final = "level"
SKILL: Final = "skill"
LETTER: Final = "letter"
# With levels and skills as well there would be too many lists for search engines to keep.
FOR_ENGINES: Final = frozenset({AREA, LETTER})
ROLES_A_PAGE = 48
# How many choices of a facet are links, and how many more are in a list to choose from.
LINKS: Final = 12
LISTED: Final = 100


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice that narrows the list: its label, how much it leaves, and the query of that.

    ``value`` is what it is called in the address. The first choice of each kind narrows nothing
    and has none.
    """

    label: str
    count: int
    query: str = ""
    chosen: bool = False
    value: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """One kind of choice: the ones shown as links, and ``more`` to choose from by the alphabet.

    ``kept`` are the names and values of the other filters, which a form passes on.
    """

    name: str
    label: str
    choices: tuple[Filter, ...]
    more: tuple[Filter, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()

    @property
    def is_for_engines(self) -> bool:
        """Whether its choices cut the guide in a few pieces, which search engines may keep."""
        return self.name in FOR_ENGINES

    @property
    def offers(self) -> bool:
        """Whether there is anything to choose: more than to narrow nothing."""
        return len(self.choices) > 1

    @property
    def chosen(self) -> Filter | None:
        """The choice that narrows the list; None if none does."""
        return next((one for one in self.choices if one.chosen and one.value), None)


@dataclass(frozen=True, slots=True)
class KnownLevel:
    """A level that roles have: what its spellings share, one of them, and how early it comes."""

    key: str
    name: str
    place: float


@dataclass(frozen=True, slots=True)
class RoleFilters:
    """What the list is narrowed by; None or "" where it is not.

    ``initials`` are the first characters of names that count as the letter.
    """

    area: CareerArea | None = None
    level: KnownLevel | None = None
    skill: Skill | None = None
    letter: str = ""
    initials: tuple[str, ...] = ()

    @property
    def chosen(self) -> dict[str, tuple[str, str]]:
        """The filters that are set, by name: what the address says of each, and readers call it."""
        every = {
            AREA: self.area and (self.area.slug, self.area.name),
            LEVEL: self.level and (self.level.key, self.level.name),
            SKILL: self.skill and (self.skill.slug, self.skill.name),
            LETTER: (self.letter, letter_label(self.letter)) if self.letter else None,
        }
        return {name: said for name, said in every.items() if said}

    @property
    def values(self) -> dict[str, str]:
        """What the address says of each filter that is set, by its name."""
        return {name: value for name, (value, _label) in self.chosen.items()}

    def query(self, **changes: str) -> str:
        """Return the query of the list with some filters changed, or left out where blank."""
        values = dict.fromkeys((AREA, LEVEL, SKILL, LETTER), "") | self.values | changes
        return urlencode({name: value for name, value in values.items() if value})

    def narrowed(self, roles: Any, but: str = "") -> Any:
        """Return those of the roles, a queryset, that all filters but the one named leave."""
        if self.area and but != AREA:
            roles = roles.filter(area=self.area)
        if self.level and but != LEVEL:
            having = RoleLevel.objects.filter(key=self.level.key)
            roles = roles.filter(pk__in=having.order_by().values("role"))
        if self.skill and but != SKILL:
            needing = RoleSkill.objects.filter(skill=self.skill)
            roles = roles.filter(pk__in=needing.order_by().values("role"))
        if self.letter and but != LETTER:
            roles = roles.alias(initial=Left("title", 1)).filter(initial__in=self.initials)
        return roles


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
            for name, (_value, label) in self.filters.chosen.items()
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
    initials = _count_initials(roles)
    levels = _known_levels(roles)
    filters = _role_filters(params, roles, levels, initials)
    found = filters.narrowed(roles).select_related("area").defer_streamfields()
    return RoleListing(
        roles=Paginator(found, ROLES_A_PAGE).get_page(params.get("page")),
        total=sum(initials.values()),
        facets=(
            area_facet(roles, filters),
            _level_facet(roles, filters, levels.values()),
            _skill_facet(roles, filters),
        ),
        letters=_letter_facet(roles, filters),
        filters=filters,
    )


def _count_initials(roles: Any) -> dict[str, int]:
    """Return how many of the roles' names begin with each character, as it is written."""
    initials = roles.order_by().annotate(initial=Left("title", 1))
    return dict(initials.values_list("initial").annotate(Count("pk")))


def _known_levels(roles: Any) -> dict[str, KnownLevel]:
    """Return the levels of the roles by their keys."""
    rows = RoleLevel.objects.filter(role__in=roles.order_by()).order_by().values_list("key")
    found = rows.annotate(Min("name"), Avg("sort_order"))
    return {key: KnownLevel(key, name, place) for key, name, place in found}


def _role_filters(
    params: Mapping[str, str],
    roles: Any,
    levels: Mapping[str, KnownLevel],
    initials: Iterable[str],
) -> RoleFilters:
    """Return what an address asks for, as far as there are such an area, level, skill and letter.

    ``levels`` are those of the roles by their keys, and ``initials`` those of their names.
    """
    area, skill, typed = params.get(AREA), params.get(SKILL), params.get(LETTER, "")
    letter = letter_of(typed) if len(typed) == 1 else ""
    alike = tuple(one for one in initials if letter and letter_of(one) == letter)
    return RoleFilters(
        area=CareerArea.objects.filter(slug=area).first() if area else None,
        level=levels.get(name_key(params.get(LEVEL, ""))),
        skill=skills_of(roles).filter(slug=skill).first() if skill else None,
        letter=letter if alike else "",
        initials=alike,
    )


def area_facet(roles: Any, filters: RoleFilters) -> Facet:
    """Return the areas of the roles that the other filters leave, by name."""
    others = filters.narrowed(roles, AREA).order_by()
    counts = dict(others.values_list("area").annotate(Count("pk")))
    chosen = filters.area.pk if filters.area else None
    areas = CareerArea.objects.filter(Q(pk__in=filter(None, counts)) | Q(pk=chosen))
    every = Filter(_("All areas"), sum(counts.values()))
    offered = [
        Filter(area.name, counts.get(area.pk, 0), value=area.slug, description=area.description)
        for area in areas
    ]
    return _facet(AREA, _("Career area"), every, offered, filters, len(offered))


def _level_facet(roles: Any, filters: RoleFilters, levels: Iterable[KnownLevel]) -> Facet:
    """Return the levels of the roles that the other filters leave, the earliest first."""
    others = filters.narrowed(roles, LEVEL).order_by()
    rows = RoleLevel.objects.filter(role__in=others).order_by()
    counts = dict(rows.values_list("key").annotate(Count("pk")))
    offered = [
        Filter(level.name, counts.get(level.key, 0), value=level.key)
        for level in sorted(levels, key=lambda level: (level.place, level.name))
        if level.key in counts or level == filters.level
    ]
    every = Filter(_("All levels"), others.count())
    return _facet(LEVEL, _("Level"), every, offered, filters, LINKS)


def _skill_facet(roles: Any, filters: RoleFilters) -> Facet:
    """Return the skills of the roles that the other filters leave, those of most roles first."""
    others, chosen = filters.narrowed(roles, SKILL).order_by(), filters.skill
    counted = skills_of(others).order_by("-role_count", "name")[: LINKS + LISTED]
    offered = [Filter(skill.name, skill.role_count, value=skill.slug) for skill in counted]
    if chosen and all(one.value != chosen.slug for one in offered):
        count = others.filter(role_skills__skill=chosen).count()
        offered.append(Filter(chosen.name, count, value=chosen.slug))
    every = Filter(_("All skills"), others.count())
    return _facet(SKILL, _("Skill"), every, offered, filters, LINKS)


def _letter_facet(roles: Any, filters: RoleFilters) -> Facet:
    """Return the letters with which the roles that the other filters leave begin."""
    counts = Counter({filters.letter: 0} if filters.letter else {})
    for initial, count in _count_initials(filters.narrowed(roles, LETTER)).items():
        counts[letter_of(initial)] += count
    offered = [Filter(letter_label(one), count, value=one) for one, count in sorted(counts.items())]
    every = Filter(_("All"), counts.total())
    return _facet(LETTER, _("First letter"), every, offered, filters, len(offered))


def _facet(
    name: str, label: str, every: Filter, offered: list[Filter], filters: RoleFilters, links: int
) -> Facet:
    """Return the facet, in which so many of the choices, and the chosen one, are links."""
    values = filters.values
    every_filter, *choices = (
        replace(
            one,
            query=filters.query(**{name: one.value}),
            chosen=one.value == values.get(name, ""),
        )
        for one in (every, *offered)
    )
    most = sorted(choices, key=lambda one: (not one.chosen, -one.count))[:links]
    others = [one for one in choices if one not in most]
    return Facet(
        name,
        label,
        (every_filter, *(one for one in choices if one in most)),
        tuple(sorted(others, key=lambda one: one.label.casefold())),
        tuple((other, value) for other, value in values.items() if other != name),
    )


def letter_of(initial: str) -> str:
    """Return the capital letter without accents under which readers look for the initial.

    All digits are under "0".
    """
    letter = unicodedata.normalize("NFD", initial)[:1].upper()[:1]
    return "0" if letter.isdecimal() else letter


def letter_label(letter: str) -> str:
    """Return what readers see for a letter."""
    return "0–9" if letter == "0" else letter
