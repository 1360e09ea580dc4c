"""What rules know of the guide as a whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from career_pages.findings.role_names import RoleNames

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

    Each is asked of the database when it is needed, and once. ``whole`` says that many pages will
    be checked, so that what one page needs is asked for all of them.
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


_known: ContextVar[Guide | None] = ContextVar("known_guide", default=None)


@contextmanager
def known_guide() -> Iterator[None]:
    """While it lasts, facts about the guide as a whole are those of its beginning.

    It makes the checks of many pages fast. Inside it, no role should get another name, and no
    skill be confirmed.
    """
    token = _known.set(Guide(whole=True))
    try:
        yield
    finally:
        _known.reset(token)


def current_guide() -> Guide:
    """Return the guide of `known_guide`, or as it is now."""
    return _known.get() or Guide()


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
