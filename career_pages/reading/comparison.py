"""Roles side by side: which ones, what they share, and the step from one to another."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.db.models import F, Prefetch, Q
from django.utils.text import get_text_list, slugify
from django.utils.translation import gettext as _

from career_pages.models import OtherTitle, RelatedRole, RolePage, RoleSkill, Skill
from career_pages.sections.projection import RoleOutline, role_outline, top_sections
from career_pages.text import clean, name_key

MOST_ROLES: Final = 3
# Further names are not looked at: each that is not known costs a search.
MOST_NAMES: Final = 6
LONGEST: Final = 255
MOST_OFFERS: Final = 5
# More than are offered, since some of the pages that are found are no roles.
MOST_FOUND: Final = 10
MOST_PAIRS: Final = 6
MOST_RELATED: Final = 8
# How many items are shown at once; the others unfold.
OPEN: Final = 8


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
class Group:
    """What the same roles list: their places among all roles, what to call them, and the items."""

    places: tuple[int, ...]
    label: str
    items: tuple[Any, ...]

    @property
    def first(self) -> tuple[Any, ...]:
        """The items that are shown at once."""
        return self.items[:OPEN]

    @property
    def more(self) -> tuple[Any, ...]:
        """The items behind them."""
        return self.items[OPEN:]


class Demand(StrEnum):
    """How much preparation the second role asks for beside the first."""

    MORE = "more"
    SAME = "same"
    LESS = "less"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody in the role ``start`` has for the role ``goal``, and what is missing.

    The skills are those that the guide lists for the goal, most important first. ``compared`` says
    whether it lists any for both.
    """

    start: Any
    goal: Any
    has: tuple[Skill, ...]
    lacks: tuple[Skill, ...]
    compared: bool
    preparation: Demand

    @property
    def needed(self) -> int:
        """How many skills the guide lists for the goal."""
        return len(self.has) + len(self.lacks)


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
        "other_titles", Prefetch("role_skills", queryset=needed, to_attr="shown_role_skills")
    )
    found = pages.in_bulk(pks)
    roles = [found[pk] for pk in pks]
    names = [role.title for role in roles]
    slugs = [role.slug for role in roles]
    compared = tuple(
        ComparedRole(
            role,
            tuple(other.title for other in role.other_titles.all()),
            role_outline(top_sections(role)),
            tuple(slug for slug in slugs if slug != role.slug),
            (role.slug, *(slug for slug in slugs if slug != role.slug)),
        )
        for role in roles
    )
    duties = [one.outline.responsibilities for one in compared]
    return Comparison(
        compared,
        tuple(groups(names, [[(skill.pk, skill) for skill in role.skills] for role in roles])),
        tuple(groups(names, [[(name_key(duty), duty) for duty in listed] for listed in duties])),
        tuple(step(roles[0], other) for other in roles[1:]),
        _are_related(pks),
    )


def _are_related(pks: Sequence[int]) -> bool:
    """Say whether there are two, and one of them is related to the other."""
    if len(pks) != 2:
        return False
    there, back = Q(role=pks[0], related=pks[1]), Q(role=pks[1], related=pks[0])
    return RelatedRole.objects.filter(there | back).exists()


def groups(names: Sequence[str], lists: Sequence[Sequence[tuple[Hashable, Any]]]) -> list[Group]:
    """Return the items of the lists, each once, by the lists that have them.

    ``names`` are those of the roles, and ``lists`` what each has: an item behind what makes two of
    them the same. What more roles share comes first; within a group the first order is kept.
    """
    having: dict[Hashable, dict[int, Any]] = {}
    for place, listed in enumerate(lists):
        for key, item in listed:
            having.setdefault(key, {}).setdefault(place, item)
    found: dict[tuple[int, ...], list[Any]] = defaultdict(list)
    for by_place in having.values():
        found[tuple(by_place)].append(next(iter(by_place.values())))
    in_order = sorted(found, key=lambda places: (-len(places), places))
    return [
        Group(places, _label(places, names, len(in_order[0]) > 1), tuple(found[places]))
        for places in in_order
    ]


def _label(places: Sequence[int], names: Sequence[str], any_is_shared: bool) -> str:
    if len(places) == len(names):
        return _("Both") if len(names) == 2 else _("All of them")
    if len(places) > 1:
        return get_text_list([names[place] for place in places], _("and"))
    name = names[places[0]]
    return _("Only %(name)s") % {"name": name} if any_is_shared else name


def step(start: Any, goal: Any) -> Step:
    """Return the step from one role to another."""
    known = {skill.pk for skill in start.skills}
    return Step(
        start,
        goal,
        tuple(skill for skill in goal.skills if skill.pk in known),
        tuple(skill for skill in goal.skills if skill.pk not in known),
        bool(known and goal.skills),
        _demand(start.job_zone, goal.job_zone),
    )


def _demand(start: int | None, goal: int | None) -> Demand:
    if not start or not goal:
        return Demand.UNKNOWN
    if start == goal:
        return Demand.SAME
    return Demand.MORE if goal > start else Demand.LESS


@dataclass(frozen=True, slots=True)
class Offer:
    """A comparison: what its link says, and the slugs of its roles."""

    label: str
    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something that was asked for is not compared, and what may have been meant."""

    message: str
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedRole:
    """A role by its id, slug and name."""

    pk: int
    slug: str
    title: str


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
    found = _meant(roles, values)
    sure = [meant[0] for _name, meant in found if len(meant) == 1]
    doubtful = {name: meant for name, meant in found if len(meant) != 1}
    different = list(dict.fromkeys(sure))
    kept, left_out = different[:MOST_ROLES], different[MOST_ROLES:]
    problems = [_not_known(name, meant, kept) for name, meant in doubtful.items()]
    twice = _("“%(name)s” was chosen twice. Choose another career to compare it with.")
    again = [role for role in different if sure.count(role) > 1]
    problems += [Problem(twice % {"name": role.title}) for role in again]
    if left_out:
        too_many = _("Three careers at most can be compared. Left out: %(names)s.")
        names_left_out = get_text_list([role.title for role in left_out], _("and"))
        problems.append(Problem(too_many % {"names": names_left_out}))
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


def _meant(roles: Any, values: Sequence[str]) -> list[tuple[str, list[NamedRole]]]:
    """Return the names that the values ask for, at most six, each with the roles it may mean."""
    cleaned = [clean(value[: LONGEST * MOST_NAMES]) for value in values[:MOST_NAMES]]
    wanted = [(value, _parts(value)) for value in cleaned if value]
    known = _KnownNames(
        roles, dict.fromkeys(one for value, parts in wanted for one in (value, *parts))
    )
    # A comma separates two names, unless the whole is one that is known: "Baker, Pastry".
    names = [
        one for value, parts in wanted for one in ([value] if known.roles_of(value) else parts)
    ]
    return [(name, known.roles_of(name)) for name in names[:MOST_NAMES]]


def _parts(value: str) -> list[str]:
    parts = (part.strip()[:LONGEST] for part in value.split(","))
    return [part for part in parts if part][:MOST_NAMES]


class _KnownNames:
    """Those of the roles, a queryset, that go by any of some names, looked up in two queries."""

    def __init__(self, roles: Any, names: Collection[str]) -> None:
        self._own: dict[str, NamedRole] = {}
        self._other: dict[str, list[NamedRole]] = defaultdict(list)
        if not names:
            return
        by_name = Q(slug__in=[_slug(name) for name in names])
        by_other = Q()
        for name in names:
            by_name |= Q(title__iexact=name) | Q(plural__iexact=name)
            by_other |= Q(title__iexact=name)
        rows = roles.filter(by_name).order_by("pk").values_list("pk", "slug", "title", "plural")
        for pk, slug, title, plural in rows:
            for key in (slug, title.casefold(), plural.casefold()):
                self._own.setdefault(key, NamedRole(pk, slug, title))
        titles = OtherTitle.objects.filter(by_other, role__in=roles.order_by())
        in_order = titles.order_by("role__title", "role")
        for title, *role in in_order.values_list("title", "role", "role__slug", "role__title"):
            self._other[title.casefold()].append(NamedRole(*role))

    def roles_of(self, name: str) -> list[NamedRole]:
        """Return the role that has the name, or else those of which it is another title."""
        own = self._own.get(_slug(name)) or self._own.get(name.casefold())
        return [own] if own else self._other.get(name.casefold(), [])


def _slug(name: str) -> str:
    return slugify(name, allow_unicode=True)


# Each returns at most so many pairs of a title and a slug for a name, the likeliest first.
_FINDERS: list[Callable[[str, int], list[tuple[str, str]]]] = []


def find_similar_roles_with(finder: Callable[[str, int], list[tuple[str, str]]]) -> None:
    """Ask the function, from now on, which roles a name may mean."""
    if finder not in _FINDERS:
        _FINDERS.append(finder)


def similar_roles(name: str, most: int) -> list[tuple[str, str]]:
    """Return the titles and slugs of at most so many roles that the name may mean."""
    found = (role for finder in _FINDERS for role in finder(name, most))
    return list(dict.fromkeys(found))[:most]


def related_offers(role: Any) -> list[Offer]:
    """Return comparisons of the role with those that are related to it."""
    related = role.visible_related_roles[:MOST_RELATED]
    return [Offer(other.title, (role.slug, other.slug)) for other in related]


def pairs_to_compare(roles: Any) -> list[Offer]:
    """Return comparisons of a role and the first that is related to it, a few for an example.

    ``roles`` is a queryset of what readers may see; those reviewed last come first.
    """
    visible = roles.order_by()
    first = Q(sort_order=0) | Q(sort_order=None)
    pairs = RelatedRole.objects.filter(first, role__in=visible, related__in=visible)
    latest = F("role__last_reviewed").desc(nulls_last=True)
    rows = pairs.order_by(latest, "role__title").values_list(
        "role__slug", "related__slug", "role__title", "related__title"
    )
    found: dict[frozenset[str], Offer] = {}
    for slug, other_slug, title, other_title in rows[: MOST_PAIRS * 2]:
        label = get_text_list([title, other_title], _("or"))
        found.setdefault(frozenset({slug, other_slug}), Offer(label, (slug, other_slug)))
    return list(found.values())[:MOST_PAIRS]
