"""The pages that every reader may see, as results name them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string

from career_pages.editions import kept
from career_pages.models import ChapterPage, RolePage
from career_pages.models.pages import InSubtree, open_to_all
from search.models import PROMOTIONS

ROOTS: Final = """
SELECT root.path FROM wagtailcore_page AS root
JOIN wagtailcore_site AS site ON site.root_page_id = root.id
"""


def visible(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Return those of ``pages`` that every reader may see now.

    Besides being open to all they are on a site and in their time.
    """
    return open_to_all(pages).filter(in_its_time(), InSubtree(ROOTS))


def in_its_time() -> Q:
    """Return the condition that a page is neither before nor after its time.

    A page that expires may stay live until the schedule is run.
    """
    now = timezone.now()
    begun = Q(go_live_at=None) | Q(go_live_at__lte=now)
    return begun & (Q(expire_at=None) | Q(expire_at__gt=now))


def addresses(url_paths: Iterable[str]) -> dict[str, str]:
    """Return the addresses of the pages with those paths of slugs from the root of all pages."""
    # A page knows its address by this path alone, and looks only once for what sites there are.
    page = Page()
    found = {}
    for page.url_path in url_paths:
        found[page.url_path] = page.url or ""
    return found


@dataclass(frozen=True, slots=True)
class Area:
    """A career area."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class PageRole:
    """What is to be known of a role that every reader may see."""

    occupation_code: str
    area: Area | None


def page_role(occupation_code: str, slug: str | None, name: str | None) -> PageRole:
    """Return the role with that code, and with the area of that slug and name if it has one."""
    return PageRole(occupation_code, Area(slug, name or "") if slug else None)


def roles_at(paths: Collection[str]) -> dict[str, PageRole]:
    """Return the roles at those paths in the tree, none of which is private, by their paths."""
    rows = RolePage.objects.order_by().filter(in_its_time(), path__in=paths, live=True)
    fields = ("path", "occupation_code", "area__slug", "area__name")
    return {path: page_role(*role) for path, *role in rows.values_list(*fields)}


class ListedPage(NamedTuple):
    """A page that every reader may see, and the role that it is, or of which it is a chapter.

    It takes less than a page to read, and to make.
    """

    pk: int
    title: str
    url_path: str
    content_type_id: int
    role: PageRole | None

    @property
    def kind(self) -> str:
        """What editors call its type, such as "role"."""
        kind = ContentType.objects.get_for_id(self.content_type_id).model_class() or Page
        return str(kind._meta.verbose_name)


def promoted_queries(editions: Mapping[str, UUID]) -> frozenset[str]:
    """Return the queries, as Wagtail writes them: hardly any search is one of them."""
    return kept(PROMOTIONS, editions.get(PROMOTIONS), _read)


def _read() -> frozenset[str]:
    return frozenset(SearchPromotion.objects.values_list("query__query_string", flat=True))


class _Row(NamedTuple):
    pk: int
    title: str
    path: str
    url_path: str
    content_type_id: int
    occupation_code: str | None
    area_slug: str | None
    area_name: str | None


ROW: Final = (
    *_Row._fields[:5],
    "rolepage__occupation_code",
    "rolepage__area__slug",
    "rolepage__area__name",
)


def listed_pages(ids: Collection[int]) -> dict[int, ListedPage]:
    """Return, by their ids, those of the pages that every reader may see now.

    It is one query, and another one if there are chapters among them.
    """
    pages = visible(Page.objects.order_by().filter(pk__in=ids))
    rows = list(map(_Row._make, pages.values_list(*ROW)))
    roles = {
        row.path: page_role(row.occupation_code, row.area_slug, row.area_name)
        for row in rows
        if row.occupation_code is not None
    }
    chapters = ContentType.objects.get_for_model(ChapterPage).pk
    above = {_above(row.path) for row in rows if row.content_type_id == chapters} - roles.keys()
    roles |= roles_at(above) if above else {}
    return {row.pk: _listed(row, roles) for row in rows}


def _listed(row: _Row, roles: Mapping[str, PageRole]) -> ListedPage:
    role = roles.get(row.path) or roles.get(_above(row.path))
    return ListedPage(row.pk, row.title, row.url_path, row.content_type_id, role)


def _above(path: str) -> str:
    return path[: -Page.steplen]


@dataclass(frozen=True, slots=True)
class Promotion:
    """A page, or an address elsewhere (``url``) with its title, and what editors say of it.

    ``page`` is None, and the title and address are not "", for one elsewhere.
    """

    page: ListedPage | None
    title: str
    url: str
    description: str


def promotions_for(texts: Collection[str], editions: Mapping[str, UUID]) -> list[Promotion]:
    """Return what is promoted for one of those queries, in the editors' order, each page once.

    A page that not every reader may see is left out. ``editions`` are the present ones.
    """
    asked = {normalise_query_string(text) for text in texts if text}
    queries = asked & promoted_queries(editions)
    if not queries:
        return []
    rows = SearchPromotion.objects.filter(query__query_string__in=queries)
    found = list(rows.order_by("sort_order", "pk"))
    ids = [row.page_id for row in found if row.page_id]
    pages = listed_pages(ids) if ids else {}
    by_target = {
        row.page_id or row.external_link_url: Promotion(
            pages.get(row.page_id),
            row.external_link_text or "",
            row.external_link_url,
            row.description,
        )
        for row in reversed(found)
        if row.external_link_url or row.page_id in pages
    }
    return list(by_target.values())[::-1]
