"""Names that are still there for every reader."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from career_pages.models import OtherTitle, RolePage, RoleSkill
from search.suggestions.destination import Destination
from search.suggestions.name import Kind, Name
from search.visibility import visible


class Role(NamedTuple):
    """What is to be known of a role that every reader may see."""

    title: str
    path: str


Roles = Mapping[int, Role]
# A destination for each primary key and name.
Rows = Iterator[tuple[tuple[int, str], Destination]]


def still_there(names: Collection[Name], careers: str) -> dict[Name, Destination]:
    """Return those of the names that readers may see now, and where each leads.

    A name is there if the database still has it for one of its roles, and readers may see that
    role. ``careers`` is the path of the roles index. There are at most three queries.
    """
    roles = _visible_roles({role for name in names for role in name.roles})
    keys = {kind: [name.key for name in names if name.kind is kind] for kind in Kind}
    now = {
        Kind.ROLE: dict(_roles(roles)),
        Kind.OTHER_TITLE: dict(_other_titles(keys[Kind.OTHER_TITLE], roles)),
        Kind.SKILL: dict(_skills(keys[Kind.SKILL], roles, careers)),
    }
    found = {}
    for name in names:
        where = (
            _topic(name) if name.kind is Kind.TOPIC else now[name.kind].get((name.key, name.title))
        )
        if where:
            found[name] = where
    return found


def _visible_roles(ids: Collection[int]) -> Roles:
    if not ids:
        return {}
    rows = visible(RolePage.objects.order_by().filter(pk__in=ids))
    return {
        key: Role(title, path) for key, title, path in rows.values_list("pk", "title", "url_path")
    }


def _roles(roles: Roles) -> Rows:
    for key, role in roles.items():
        yield (key, role.title), Destination(role.path)


def _other_titles(keys: Collection[int], roles: Roles) -> Rows:
    if not keys:
        return
    rows = OtherTitle.objects.order_by().filter(pk__in=keys, role__in=roles)
    for key, title, of in rows.values_list("pk", "title", "role"):
        about = gettext("see %(role)s") % {"role": roles[of].title}
        yield (key, title), Destination(roles[of].path, about=about)


def _skills(keys: Collection[int], roles: Roles, careers: str) -> Rows:
    if not keys or not careers:
        return
    rows = RoleSkill.objects.order_by().filter(
        skill__in=keys, skill__is_confirmed=True, role__in=roles
    )
    for key, title, slug in rows.values_list("skill", "skill__name", "skill__slug").distinct():
        yield (key, title), Destination(careers, f"skills/{quote(slug)}/", gettext("Skill"))


def _topic(name: Name) -> Destination:
    return Destination("", f"{reverse('search')}?{urlencode({'q': name.title})}", gettext("Topic"))
