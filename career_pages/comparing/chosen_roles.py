"""The roles that a reader asks to compare."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from career_pages.comparing.known_names import KnownNames, NamedRole
from career_pages.comparing.offers import Offer
from career_pages.comparing.similar_roles import similar_roles
from career_pages.comparing.wanted_names import candidates, wanted_names

MOST_ROLES: Final = 3
MOST_OFFERS: Final = 5
# Some of what is found is no role.
MOST_FOUND: Final = 10


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something that was asked for is not compared, and what may have been meant."""

    message: str
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class ChosenRoles:
    """At most three different roles, in the order in which they were asked for.

    ``typed`` is what a form shows again: their names, and those that no role has.
    """

    roles: tuple[NamedRole, ...]
    problems: tuple[Problem, ...]
    typed: tuple[str, ...]

    @property
    def slugs(self) -> tuple[str, ...]:
        """The slugs of the roles."""
        return tuple(role.slug for role in self.roles)


def chosen_roles(roles: Any, values: Sequence[str]) -> ChosenRoles:
    """Return which of the roles the values name, by slug, name, plural or other title.

    ``roles`` is a queryset of what readers may see: others are as if they were not there.
    """
    known = KnownNames(roles, candidates(values))
    names = wanted_names(values, lambda name: bool(known.roles_of(name)))
    found = [(name, known.roles_of(name)) for name in names]
    sure = [meant[0] for _name, meant in found if len(meant) == 1]
    doubtful = {name: meant for name, meant in found if len(meant) != 1}
    different = list(dict.fromkeys(sure))
    kept, left_out = different[:MOST_ROLES], different[MOST_ROLES:]
    problems = [_not_known(name, meant, kept) for name, meant in doubtful.items()]
    problems += [_twice(role) for role in different if sure.count(role) > 1]
    if left_out:
        problems.append(_too_many(left_out))
    shown = [name if name in doubtful else meant[0].title for name, meant in found]
    unasked = {role.title for role in left_out}
    typed = [name for name in dict.fromkeys(shown) if name not in unasked][:MOST_ROLES]
    return ChosenRoles(tuple(kept), tuple(problems), tuple(typed))


def _not_known(name: str, meant: Sequence[NamedRole], kept: Sequence[NamedRole]) -> Problem:
    """Return what to tell of a name that is that of no role, or of several."""
    message = (
        _("Several careers are called “%(name)s”. Choose the one that you mean.")
        if meant
        else _("The guide has no career called “%(name)s”. Check the spelling, or choose another.")
    )
    others = tuple(role.slug for role in kept)[: MOST_ROLES - 1]
    near = [(role.title, role.slug) for role in meant] or similar_roles(name, MOST_FOUND)
    offers = [Offer(title, (*others, slug)) for title, slug in near if slug not in others]
    return Problem(message % {"name": name}, tuple(offers[:MOST_OFFERS]))


def _twice(role: NamedRole) -> Problem:
    message = _("“%(name)s” was chosen twice. Choose another career to compare it with.")
    return Problem(message % {"name": role.title})


def _too_many(left_out: Sequence[NamedRole]) -> Problem:
    names = get_text_list([role.title for role in left_out], _("and"))
    message = _("Three careers at most can be compared. Left out: %(names)s.")
    return Problem(message % {"names": names})
