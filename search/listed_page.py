"""A page, as results name it."""

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from career_pages.models import ChapterPage
from search.page_roles import PageRole, page_role, roles_at
from search.visibility import visible


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
