"""What a reader narrows the list of roles by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Min
from django.db.models.functions import Left
from django.utils.http import urlencode

from career_pages.facet import AREA, LETTER, LEVEL, SKILL
from career_pages.findings.words import folded
from career_pages.letters import letter_label, letter_of
from career_pages.models.career_area import CareerArea
from career_pages.models.role_level import RoleLevel
from career_pages.models.role_records import RoleSkill
from career_pages.models.skill import Skill
from career_pages.needed_skills import skills_of


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
    def values(self) -> dict[str, str]:
        """What the address says of each filter that is set, by its name."""
        every = {
            AREA: self.area.slug if self.area else "",
            LEVEL: self.level.key if self.level else "",
            SKILL: self.skill.slug if self.skill else "",
            LETTER: self.letter,
        }
        return {name: value for name, value in every.items() if value}

    @property
    def names(self) -> dict[str, str]:
        """What readers call each filter that is set, by its name."""
        every = {
            AREA: self.area.name if self.area else "",
            LEVEL: self.level.name if self.level else "",
            SKILL: self.skill.name if self.skill else "",
            LETTER: letter_label(self.letter),
        }
        return {name: label for name, label in every.items() if label}

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


def role_filters(
    params: Mapping[str, str],
    roles: Any,
    levels: Mapping[str, KnownLevel],
    letters: Mapping[str, Sequence[str]],
) -> RoleFilters:
    """Return what an address asks for; an area that is none, and what no role has, is passed over.

    ``levels`` are those of the roles by their keys, and ``letters`` their initials by the letter
    that each counts as.
    """
    letter = letter_of(params.get(LETTER, "")) if len(params.get(LETTER, "")) == 1 else ""
    area, skill = params.get(AREA), params.get(SKILL)
    return RoleFilters(
        area=CareerArea.objects.filter(slug=area).first() if area else None,
        level=levels.get(folded(params.get(LEVEL, ""))),
        skill=skills_of(roles).filter(slug=skill).first() if skill else None,
        letter=letter if letter in letters else "",
        initials=tuple(letters.get(letter, ())),
    )


def known_levels(roles: Any) -> dict[str, KnownLevel]:
    """Return the levels of the roles by their keys."""
    rows = RoleLevel.objects.filter(role__in=roles.order_by()).order_by().values_list("key")
    found = rows.annotate(Min("name"), Avg("sort_order"))
    return {key: KnownLevel(key, name, place) for key, name, place in found}
