"""What checks know of the guide as a whole, and the names of roles in a text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple, Self

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from career_pages.text import SMALL_WORDS

# Below it, two names are different things: "Welding" and "Wedding" share 0.86.
NEAR: Final = 0.8


_BEGINNING: Final = 2


def closest_name(name: str, known: tuple[str, ...]) -> str:
    """Return the known name that is nearest to another spelling of it; "" if none is near.

    Names are compared with those that have a word with the same beginning, so that ten thousand
    take no longer than a few.
    """
    by_beginning = _by_beginning(known)
    found: dict[str, str] = {}
    for beginning in _beginnings(name):
        found |= by_beginning.get(beginning, {})
    near = get_close_matches(name.casefold(), list(found), n=1, cutoff=NEAR)
    return found[near[0]] if near else ""


@lru_cache(maxsize=2)
def _by_beginning(names: tuple[str, ...]) -> Mapping[str, dict[str, str]]:
    by_beginning: dict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        for beginning in _beginnings(name):
            by_beginning[beginning][name.casefold()] = name
    return by_beginning


def _beginnings(name: str) -> set[str]:
    return {word[:_BEGINNING] for word in name.casefold().split()}


_WORD = re.compile(r"\w+")


_JOINING = frozenset("-‐‑–/")


class FoundName(NamedTuple):
    """A name as it stands in a text from ``start`` on, and the ids of the roles that have it."""

    name: str
    start: int
    roles: frozenset[int]


@dataclass(frozen=True, slots=True)
class RoleNames:
    """Names of roles, and by their first words how long they are, the longest first.

    It is made once for ten thousand roles; to look through a text then takes a few look-ups a
    word.
    """

    roles: Mapping[str, frozenset[int]]
    lengths: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, names: Iterable[tuple[int, str]]) -> Self:
        """Return the names of the roles with these ids; one role may have several."""
        roles: dict[str, set[int]] = defaultdict(set)
        lengths: dict[str, set[int]] = defaultdict(set)
        for role, name in names:
            written = as_written(name)
            if first := _WORD.match(written):
                roles[written].add(role)
                lengths[first[0]].add(len(written))
        return cls(
            {name: frozenset(found) for name, found in roles.items()},
            {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()},
        )

    def at(self, text: str, start: int, word: str) -> FoundName | None:
        """Return the longest name that begins with ``word`` at ``start`` and ends with a word."""
        for length in self.lengths.get(word, ()):
            name = text[start : start + length]
            if name in self.roles and _ends_at(text, start + length):
                return FoundName(name, start, self.roles[name])
        return None


def names_in(text: str, *known: RoleNames) -> Iterator[FoundName]:
    """Yield the names in the text, none inside another.

    Where two begin at the same place it is the longer one; one that several of ``known`` have is
    the name of all their roles.
    """
    text, passed = normal(text), 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < passed or (start and text[start - 1] in _JOINING):
            continue
        found = [name for names in known if (name := names.at(text, start, word[0]))]
        if found:
            longest = max(len(one.name) for one in found)
            same = [one for one in found if len(one.name) == longest]
            yield FoundName(same[0].name, start, frozenset().union(*(one.roles for one in same)))
            passed = start + longest


def as_written(name: str) -> str:
    """Return the name with capitals, as it stands in a heading: "software developer" has two."""
    return " ".join(
        word if word in SMALL_WORDS or word != word.lower() else word[:1].upper() + word[1:]
        for word in normal(name).split(" ")
    )


def normal(text: str) -> str:
    """Return the text on one line, with straight apostrophes."""
    return " ".join(text.replace("’", "'").split())


def _ends_at(text: str, end: int) -> bool:
    following = text[end : end + 2]
    if not following:
        return True
    goes_on = following[0] in _JOINING and following[1:].isalnum()
    return not (following[0].isalnum() or following[0] == "_" or goes_on)


# What editors choose a page in; a redirect, say, is no link that a reader sees.
LINKING_MODELS = ("wagtailcore.Page", "career_pages.CallToAction")


class RoleRow(NamedTuple):
    """What the guide's other pages need to know of a role."""

    pk: int
    path: str
    title: str
    plural: str


class Guide:
    """The names of all roles, the skills that editors have confirmed, who links to whom.

    Each is asked of the database when it is needed, and once: what changes later is not known.
    ``whole`` says that many pages will be checked, so that what one page needs is asked for all of
    them.
    """

    def __init__(self, *, whole: bool = False) -> None:
        self._whole = whole

    @cached_property
    def roles(self) -> tuple[RoleRow, ...]:
        """Every role of the guide, live or not."""
        rows = _model("RolePage").objects.order_by("pk")
        return tuple(RoleRow(*row) for row in rows.values_list("pk", "path", "title", "plural"))

    @property
    def role_names(self) -> RoleNames:
        """The names of all roles, singular and plural."""
        return _compiled(self.roles)

    @cached_property
    def places(self) -> dict[str, int]:
        """The ids of the roles by their places in the tree of pages."""
        return {row.path: row.pk for row in self.roles}

    @cached_property
    def confirmed_skills(self) -> tuple[str, ...]:
        """The names of the skills that editors know."""
        known = _model("Skill").objects.filter(is_confirmed=True)
        return tuple(known.order_by("name").values_list("name", flat=True))

    def is_linked(self, role: Any) -> bool:
        """Say whether a live page links to the role; its own chapters do not count."""
        if self._whole:
            return role.pk in self._linked
        if _related().filter(related=role.pk).exists():
            return True
        return bool(_linked(_references().filter(to_object_id=str(role.pk)), {role.pk: role.path}))

    @cached_property
    def _linked(self) -> frozenset[int]:
        places = {row.pk: row.path for row in self.roles}
        related = frozenset(_related().values_list("related", flat=True))
        return related | _linked(_references(), places, everywhere=True)


@lru_cache(maxsize=4)
def _compiled(roles: tuple[RoleRow, ...]) -> RoleNames:
    return RoleNames.of((row.pk, name) for row in roles for name in (row.title, row.plural))


def _model(name: str) -> Any:
    # Models are made with findings: they cannot be imported from here.
    return apps.get_model("career_pages", name)


def _page_type() -> int:
    return int(ContentType.objects.get_for_model(Page).pk)


def _related() -> Any:
    """Return the rows that relate a live role to another, as a queryset."""
    return _model("RelatedRole").objects.filter(role__live=True)


def _references() -> Any:
    """Return the references to pages that readers may see as links, as a queryset.

    Related roles are left out: the index keeps one that was removed until the next change.
    """
    linking = ContentType.objects.get_for_models(*map(apps.get_model, LINKING_MODELS)).values()
    return ReferenceIndex.objects.filter(
        to_content_type=_page_type(), base_content_type__in=[one.pk for one in linking]
    ).exclude(model_path__startswith="related_roles.")


def _linked(references: Any, places: dict[int, str], *, everywhere: bool = False) -> frozenset[int]:
    """Return which of the roles, by their places in the tree, something live refers to.

    What is no page, such as a shared call to action, is live.
    """
    rows = list(references.values_list("base_content_type", "object_id", "to_object_id"))
    live, page_type = Page.objects.live(), _page_type()
    if not everywhere:
        live = live.filter(pk__in=[source for kind, source, _ in rows if kind == page_type])
    paths = {str(pk): path for pk, path in live.values_list("pk", "path")}

    def counts(kind: int, source: str, place: str | None) -> bool:
        if place is None or kind != page_type:
            return place is not None
        return source in paths and not paths[source].startswith(place)

    return frozenset(
        int(target)
        for kind, source, target in rows
        if counts(kind, source, places.get(int(target)))
    )
