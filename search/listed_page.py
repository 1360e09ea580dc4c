"""A page, as results name it."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from search.visibility import visible


class ListedPage(NamedTuple):
    """A page that every reader may see. It takes less than a page to read, and to make."""

    pk: int
    title: str
    path: str
    url_path: str
    content_type_id: int

    @property
    def kind(self) -> str:
        """What editors call its type, such as "role"."""
        kind = ContentType.objects.get_for_id(self.content_type_id).model_class() or Page
        return str(kind._meta.verbose_name)


def listed_pages(ids: Collection[int]) -> dict[int, ListedPage]:
    """Return, by their ids, those of the pages that every reader may see now, by one query."""
    pages = visible(Page.objects.order_by().filter(pk__in=ids))
    rows = map(ListedPage._make, pages.values_list(*ListedPage._fields))
    return {page.pk: page for page in rows}


def addresses(url_paths: Iterable[str]) -> dict[str, str]:
    """Return the addresses of the pages with those paths of slugs from the root of all pages."""
    # A page knows its address by this path alone, and looks only once for what sites there are.
    page = Page()
    found = {}
    for page.url_path in url_paths:
        found[page.url_path] = page.url or ""
    return found
