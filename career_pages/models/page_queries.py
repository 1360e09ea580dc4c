"""Which pages: those that readers may see, that stand below others, that follow others."""

from collections.abc import Collection, Iterator
from typing import Any, Final
from urllib.parse import unquote

from django.db import models
from django.db.models import BooleanField, F, Func
from django.http import HttpRequest
from wagtail.models import Page, Site


def page_at(address: str) -> Page | None:
    """Return the page at an address of a site of this guide, live or not, or None."""
    return pages_at([address]).get(address)


def pages_at(addresses: Collection[str]) -> dict[str, Page]:
    """Return the page at each address that has one, in one query.

    An address is a path ("/careers/"), or a whole web address. One that leads to a place within a
    page has none.
    """
    paths = {address: list(_paths(address)) for address in addresses}
    wanted = {path for found in paths.values() for path in found}
    pages = {page.url_path: page for page in Page.objects.filter(url_path__in=wanted)}
    found = {
        address: next((pages[path] for path in tree_paths if path in pages), None)
        for address, tree_paths in paths.items()
    }
    return {address: page for address, page in found.items() if page}


def _paths(address: str) -> Iterator[str]:
    """Yield the paths in the tree of pages that an address may mean, one for each site."""
    for site in Site.get_site_root_paths():
        path = address.removeprefix(site.root_url)
        if path.startswith("/") and "?" not in path and "#" not in path:
            below = unquote(path).strip("/")
            yield f"{site.root_path}{below}/" if below else site.root_path


def route_to_child(
    page: Page, children: Any, request: HttpRequest, path_components: list[str]
) -> Any:
    """Return the route that leads through one of ``children``; None if none has the name.

    Wagtail asks for a child as a bare page first and for its own class after that: a page that
    knows the class of its children asks once.
    """
    child = children.child_of(page).filter(slug=path_components[0]).first()
    if child is None:
        return None
    child._cached_parent_obj = page
    return child.route(request, path_components[1:])


# Paths in the tree are letters and digits, none of which has a meaning to LIKE.
FOR_EACH_PAGE: Final = (
    "EXISTS (SELECT 1 FROM (%(select)s) AS above WHERE %(expressions)s LIKE above.path || '%%%%')"
)


AT_ONCE: Final = (
    "%(expressions)s LIKE ANY (ARRAY(SELECT above.path || '%%%%' FROM (%(select)s) AS above))"
)


class InSubtree(Func):
    """The condition that a page is one of those whose ``path`` a SELECT gives, or is below one.

    The statement is SQL without a percent sign. It is written out since Django would make it anew
    for each query, which takes longer than to answer it.
    """

    output_field = BooleanField()

    def __init__(self, select: str) -> None:
        """Make the condition for the pages of that SELECT."""
        super().__init__(F("path"), select=select)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Return the condition for SQLite."""
        return self.as_sql(compiler, connection, template=FOR_EACH_PAGE, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Return the condition for PostgreSQL, which looks up those pages once."""
        return self.as_sql(compiler, connection, template=AT_ONCE, **context)


# An alias is as private as the page that it follows, which may be an alias itself.
PRIVATE: Final = """
WITH RECURSIVE private (id, path) AS (
    SELECT page.id, page.path FROM wagtailcore_page AS page
    JOIN wagtailcore_pageviewrestriction AS restriction ON restriction.page_id = page.id
    UNION
    SELECT alias.id, alias.path FROM wagtailcore_page AS alias
    JOIN private ON private.id = alias.alias_of_id
)
SELECT path FROM private
"""


def open_to_all(pages: Any) -> Any:
    """Return the live pages among ``pages`` that neither they nor a page above them keep private.

    It is what Wagtail's ``live().public()`` finds, without its query for the restrictions, and
    without the aliases of private pages, which Wagtail does not show to everybody either.
    """
    return pages.filter(~InSubtree(PRIVATE), live=True)


def related_roles(role: Any) -> list[Any]:
    """Return the roles that this one names as related, in the editors' order."""
    chosen = role.related_roles.all()
    roles = open_to_all(type(role).objects.select_related("area").defer_streamfields())
    if isinstance(chosen, models.QuerySet):
        return list(roles.filter(related_from__in=chosen).order_by("related_from__sort_order"))
    # In a preview, the choice is only in memory yet.
    ids = [one.related_id for one in chosen]
    return sorted(roles.filter(pk__in=ids), key=lambda one: ids.index(one.pk))


def roles_naming(role: Any) -> list[Any]:
    """Return the roles that name this one as related without being named by it, by name."""
    named = [one.pk for one in role.visible_related_roles]
    naming = type(role).objects.filter(related_roles__related=role.pk).exclude(pk__in=named)
    return list(open_to_all(naming).defer_streamfields().order_by("title", "pk").distinct())


def next_in_area(role: Any) -> Any:
    """Return the role of the same area that follows by name, behind the last the first, or None."""
    if not role.area_id:
        return None
    others = open_to_all(type(role).objects.filter(area=role.area_id).exclude(pk=role.pk))
    in_order = others.defer_streamfields().order_by("title", "pk")
    return in_order.filter(title__gt=role.title).first() or in_order.first()


# What saving a draft, locking a page or adding one below it changes.
REVISION_FIELDS: Final = frozenset(
    {
        "draft_title",
        "first_published_at",
        "has_unpublished_changes",
        "last_published_at",
        "latest_revision",
        "latest_revision_created_at",
        "live_revision",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
    }
)


def only_revision_fields(fields: Collection[str] | None) -> bool:
    """Say whether a save of those fields alone, None for all, changes nothing for readers."""
    return fields is not None and REVISION_FIELDS.issuperset(fields)


def with_aliases(page: Page) -> Iterator[Page]:
    """Yield the page, its aliases, and theirs."""
    yield page
    for alias in page.aliases.all():
        yield from with_aliases(alias)
