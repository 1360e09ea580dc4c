"""What roles and chapters have in common, chapters, and how pages are looked up.

That is by who may see them, by their address, and by which page they follow.
"""

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Any, Final
from urllib.parse import unquote

from django.db import models
from django.db.models import BooleanField, F, Func
from django.dispatch import Signal
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PagePermissionTester, Site

from career_pages.api_fields import CHAPTER_FIELDS
from career_pages.blocks import BodyField, ChapterBody, PageLinks
from career_pages.forms import GuidePageForm, found_publication_errors
from career_pages.names import RoleName
from career_pages.panels import BodyPanel
from career_pages.sections.projection import Section, complete_body, reading_minutes, top_sections


class GuidePagePermissions(PagePermissionTester):
    """Wagtail's rules, and one more: nobody deletes the drafts of others without publishing.

    Wagtail lets everybody who may change a page delete it while it is a draft. A deleted draft is
    lost, so that a reviewer sends it back instead.
    """

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        if not super().can_delete(ignore_bulk):
            return False
        return bool(
            self.user.is_superuser
            or "publish" in self.permissions
            or self.page.owner_id == self.user.pk
        )


# Sent with ``page``, ``revision`` and ``guide`` when a version of a role or chapter was stored.
revision_saved = Signal()
# Sent with ``page``, ``revision``, ``errors`` and ``user`` instead of publishing the revision.
publication_stopped = Signal()


class GuidePage(Page):
    """A page with one body of sections, which goes live only through the gate."""

    body: Any
    base_form_class = GuidePageForm

    class Meta:
        abstract = True

    @property
    def role_name(self) -> RoleName:
        """The name of the role that the page is about."""
        raise NotImplementedError

    @cached_property
    def contents(self) -> list[Section]:
        """The sections that readers see, in order, each with its sub-sections."""
        return [section for section in top_sections(self) if section.shown]

    @property
    def reading_minutes(self) -> int:
        """How many minutes the page takes to read."""
        return reading_minutes(self.contents)

    @property
    def has_up_next(self) -> bool:
        """Whether a section of the page says where to go next."""
        return any(section.is_a("up_next") for section in self.contents)

    @property
    def is_published(self) -> bool:
        """Whether readers see the newest version."""
        return bool(self.live and not self.has_unpublished_changes)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with where the links in the page's texts lead."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, "page_links": PageLinks(self.body)}

    def permissions_for_user(self, user: Any) -> GuidePagePermissions:
        return GuidePagePermissions(user, self)

    def save(self, clean: bool = True, **kwargs: Any) -> None:
        """Fill in what follows from the other fields, then save the page."""
        if clean:
            self.complete()
        super().save(clean=clean, **kwargs)

    def save_revision(self, *args: Any, guide: Any = None, **kwargs: Any) -> Any:
        """Fill in what follows from the other fields, then save and return a revision.

        ``guide`` is what is known of the guide, for those who save many revisions in a row.
        """
        self.complete()
        revision = super().save_revision(*args, **kwargs)
        revision_saved.send(type(self), page=self, revision=revision, guide=guide)
        return revision

    def complete(self) -> None:
        """Give every block that has none its id, and every section its anchor.

        A draft is saved without being checked, so that this is no part of `full_clean`.
        """
        complete_body(self.body, self.role_name)

    def publish(
        self, revision: Any, user: Any = None, changed: bool = True, **options: Any
    ) -> None:
        """Publish the revision if nothing keeps it from readers."""
        if errors := found_publication_errors(revision.as_object()):
            publication_stopped.send(
                type(self), page=self, revision=revision, errors=errors, user=user
            )
            return
        super().publish(revision, user=user, changed=changed, **options)


class ChapterPage(GuidePage):
    """A page below a role, about one side of it: how to get in, skills, interview questions."""

    lede = models.TextField(
        blank=True, help_text="One or two sentences below the title: why read on?"
    )
    body: Any = BodyField(ChapterBody(), blank=True)

    parent_page_types = ["career_pages.RolePage"]
    subpage_types: list[str] = []
    template = "career_pages/chapter_page.html"

    content_panels = [*GuidePage.content_panels, FieldPanel("lede"), BodyPanel("body")]
    api_fields = CHAPTER_FIELDS

    class Meta:
        verbose_name = "chapter"

    @cached_property
    def role(self) -> Any:
        """The role page above, as its own class; None for a chapter that is not in a tree yet."""
        parent = self.get_parent() if self.path else None
        return parent.specific if parent else None

    @property
    def role_name(self) -> RoleName:
        """The name of the role above."""
        return self.role.role_name if self.role else RoleName.suggest(self.title or "")

    @cached_property
    def siblings(self) -> list["ChapterPage"]:
        """The role's chapters that every reader may see, this one among them, in order."""
        return list(self.role.chapters) if self.role else []

    @cached_property
    def position(self) -> int | None:
        """This chapter's place among its siblings, from 0; None for one not shown to readers."""
        return next((i for i, other in enumerate(self.siblings) if other.pk == self.pk), None)

    @property
    def previous_chapter(self) -> "ChapterPage | None":
        """The chapter before this one, or None."""
        return self.siblings[self.position - 1] if self.position else None

    @property
    def next_chapter(self) -> "ChapterPage | None":
        """The chapter behind this one, or None."""
        following = self.siblings[self.position + 1 :] if self.position is not None else []
        return following[0] if following else None

    @property
    def reading_next(self) -> Any:
        """The page to offer a reader who has finished this one."""
        return self.next_chapter or self.role.leading_on


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
        super().__init__(F("path"), select=select)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template=FOR_EACH_PAGE, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        # PostgreSQL looks up those pages once.
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


def with_aliases(page: Page) -> Iterator[Page]:
    """Yield the page, its aliases, and theirs."""
    yield page
    for alias in page.aliases.all():
        yield from with_aliases(alias)


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
