"""Two or three roles side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from career_pages.comparing.groups import Group, groups
from career_pages.comparing.step import Step, step
from career_pages.findings.words import folded
from career_pages.models import RelatedRole, RolePage, RoleSkill
from career_pages.role_outline import RoleOutline, role_outline


@dataclass(frozen=True, slots=True)
class ComparedRole:
    """A role, its other titles, what its body lists, and the slugs of a comparison without it.

    ``first`` are those of the same comparison with this role in front.
    """

    role: Any
    titles: tuple[str, ...]
    outline: RoleOutline
    without: tuple[str, ...]
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The roles, what they share and what not, and the steps from the first to each other."""

    roles: tuple[ComparedRole, ...]
    skills: tuple[Group, ...]
    responsibilities: tuple[Group, ...]
    steps: tuple[Step, ...]
    is_related: bool

    @property
    def names(self) -> str:
        """The names of the roles in one phrase: "Baker and Cook"."""
        return get_text_list([one.role.title for one in self.roles], _("and"))

    @property
    def title(self) -> str:
        """The question that the comparison helps with: "Baker or Cook?"."""
        names = get_text_list([one.role.title for one in self.roles], _("or"))
        return _("%(names)s?") % {"names": names}

    @property
    def has_levels(self) -> bool:
        """Whether the guide tells the levels of any of them."""
        return any(one.outline.levels for one in self.roles)

    @property
    def has_specializations(self) -> bool:
        """Whether the guide tells the specializations of any of them."""
        return any(one.outline.specializations for one in self.roles)


def comparison(pks: Sequence[int]) -> Comparison:
    """Return the comparison of the roles of those ids, which are different, in that order."""
    needed = RoleSkill.objects.select_related("skill")
    pages = RolePage.objects.select_related("area").prefetch_related(
        "other_titles", Prefetch("role_skills", queryset=needed, to_attr="needed_skills")
    )
    found = pages.in_bulk(pks)
    roles = [found[pk] for pk in pks]
    names = [role.title for role in roles]
    slugs = [role.slug for role in roles]
    compared = tuple(
        ComparedRole(
            role,
            tuple(other.title for other in role.other_titles.all()),
            role_outline(role),
            tuple(slug for slug in slugs if slug != role.slug),
            (role.slug, *(slug for slug in slugs if slug != role.slug)),
        )
        for role in roles
    )
    duties = [one.outline.responsibilities for one in compared]
    return Comparison(
        compared,
        tuple(groups(names, [[(skill.pk, skill) for skill in role.skills] for role in roles])),
        tuple(groups(names, [[(folded(duty), duty) for duty in listed] for listed in duties])),
        tuple(step(roles[0], other) for other in roles[1:]),
        _are_related(pks),
    )


def _are_related(pks: Sequence[int]) -> bool:
    """Say whether there are two, and one of them is related to the other."""
    if len(pks) != 2:
        return False
    there, back = Q(role=pks[0], related=pks[1]), Q(role=pks[1], related=pks[0])
    return RelatedRole.objects.filter(there | back).exists()
