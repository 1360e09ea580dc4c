"""Ways into the guide: featured roles and skills."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from django.core.paginator import Page as PageOfRoles
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.http import urlencode

from career_pages.models import RoleIndexPage, RolePage, RoleSkill, Skill
from career_pages.models.pages import open_to_all
from career_pages.models.records import popular_skills, skills_of
from career_pages.reading.role_list import Filter, RoleFilters, area_facet, letter_label, letter_of

# Up to so many roles are shown, all of them.
ROLES_SHOWN = 12
NEWEST_SHOWN: Final = 6
REVIEWED_SHOWN: Final = 6
SKILLS_SHOWN: Final = 12
# More at once would be endless on a phone: then there is a page for each letter.
SHOWN_AT_ONCE: Final = 120
POPULAR: Final = 24
ROLES_A_PAGE: Final = 24
MOST_RELATED: Final = 12


@dataclass(frozen=True, slots=True)
class Featured:
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


def featured(home: Any) -> Featured:
    """Return what the guide below ``home`` has for every reader, in a fixed number of queries.

    A guide of few roles shows them all by name, a larger one those published last.
    """
    index = RoleIndexPage.objects.child_of(home).live().first()
    if index is None:
        return Featured()
    roles = index.visible_roles()
    count = roles.count()
    newest = roles.order_by("-first_published_at", "-pk")[:NEWEST_SHOWN]
    shown = newest if count > ROLES_SHOWN else roles
    reviewed = roles.filter(last_reviewed__lte=timezone.localdate())
    last_reviewed = reviewed.order_by("-last_reviewed", "title", "pk")[:REVIEWED_SHOWN]
    _every, *areas = area_facet(roles, RoleFilters()).choices
    return Featured(
        index,
        count,
        tuple(areas),
        _featured(home),
        tuple(shown.select_related("area").defer_streamfields()),
        tuple(last_reviewed.defer_streamfields()),
        popular_skills(roles, SKILLS_SHOWN),
    )


def _featured(home: Any) -> tuple[Any, ...]:
    """Return the roles that editors chose and every reader may see, in the editors' order."""
    ids = [one.role_id for one in home.featured_roles.all()]
    roles = open_to_all(RolePage.objects.filter(pk__in=ids))
    found = roles.select_related("area").defer_streamfields()
    return tuple(sorted(found, key=lambda role: ids.index(role.pk)))


@dataclass(frozen=True, slots=True)
class LetterOfSkills:
    """The skills that begin with a letter, by name, each with its ``role_count``.

    ``href`` leads to them from the list.
    """

    letter: str
    label: str
    skills: tuple[Skill, ...]
    href: str


@dataclass(frozen=True, slots=True)
class SkillList:
    """The letters with which skills begin, and the skills that are shown at once.

    Those are all, or those of the chosen letter, or else the ``popular`` ones.
    """

    letters: tuple[LetterOfSkills, ...]
    shown: tuple[LetterOfSkills, ...]
    popular: tuple[Skill, ...] = ()
    letter: str = ""

    @property
    def query(self) -> str:
        """The query of this very page of the list."""
        return _query(self.letter)


def skill_list(roles: Any, letter: str) -> SkillList:
    """Return the list of the skills that the roles, a queryset, need.

    What is no letter with which a skill begins is passed over.
    """
    skills = sorted(skills_of(roles), key=lambda one: (letter_of(one.name), one.name.casefold()))
    at_once = len(skills) <= SHOWN_AT_ONCE
    letters = tuple(
        LetterOfSkills(
            one,
            letter_label(one),
            tuple(found),
            f"#letter-{one}" if at_once else f"?{_query(one)}",
        )
        for one, found in groupby(skills, key=lambda skill: letter_of(skill.name))
    )
    if at_once:
        return SkillList(letters, letters)
    if shown := tuple(one for one in letters if one.letter == letter_of(letter)):
        return SkillList(letters, shown, letter=shown[0].letter)
    popular = sorted(skills, key=lambda skill: -skill.role_count)[:POPULAR]
    return SkillList(letters, (), tuple(popular))


def _query(letter: str) -> str:
    return urlencode({"letter": letter}) if letter else ""


@dataclass(frozen=True, slots=True)
class SkillGuide:
    """A skill, and the roles that need it.

    ``needing`` is a page of the roles, by name, each with its ``examples``; ``areas`` are theirs,
    and ``related`` the skills that most often stand beside it, each with its ``role_count``.
    """

    skill: Skill
    needing: PageOfRoles[RoleSkill]
    areas: tuple[Filter, ...]
    related: tuple[Skill, ...]


def skill_guide(roles: Any, slug: str, page_number: str | None) -> SkillGuide | None:
    """Return what the roles, a queryset, tell of the skill with the slug; None if none needs it."""
    skill = skills_of(roles).filter(slug=slug).first()
    if skill is None:
        return None
    needing = RoleSkill.objects.filter(skill=skill, role__in=roles.order_by())
    in_order = needing.order_by("role__title", "role").select_related("role__area")
    _every, *areas = area_facet(roles, RoleFilters(skill=skill)).choices
    beside = popular_skills(roles.filter(role_skills__skill=skill), MOST_RELATED + 1)
    return SkillGuide(
        skill,
        Paginator(in_order.defer("role__body"), ROLES_A_PAGE).get_page(page_number),
        tuple(areas),
        tuple(other for other in beside if other != skill)[:MOST_RELATED],
    )
