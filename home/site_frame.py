"""What stands around the content of a page: brand, menu, trail and footer."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from career_pages.visibility import open_to_all
from home.shared_frame import Brand, LinkedPage, shared_frame


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to a page: its title, its address, and whether the reader is on it already."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class SiteFrame:
    """The links and settings around a page.

    ``trail`` leads from the home page to the page above the current one; it is empty on the home
    page and outside the page tree. ``page_is_public`` says whether the current page is one that
    every reader may see.
    """

    settings: Brand
    home_url: str
    menu: tuple[PageLink, ...]
    footer: tuple[PageLink, ...]
    trail: tuple[PageLink, ...] = ()
    page_is_public: bool = False


def site_frame(request: HttpRequest | None, page: Any = None) -> SiteFrame:
    """Return the frame around ``page``, or around a view that is no page.

    Without a request, or on a host that belongs to no site, it is the frame of an unnamed guide.
    It takes one query, and another one for the trail and the state of a page.
    """
    shared = shared_frame(request)
    key = page and page.pk
    path = (page and page.path) or ""
    on_site = bool(shared.root) and path.startswith(shared.root)
    above = _paths_above(path, shared.root) if on_site else []
    public = _public([*above[1:], path]) if on_site else []
    trail = [PageLink(one.title, one.get_url(request) or "") for one in public if one.path != path]
    return SiteFrame(
        settings=shared.settings,
        home_url=shared.home_url,
        menu=_links(shared.menu, key),
        footer=_links(shared.footer, key),
        trail=(PageLink(_("Home"), shared.home_url), *trail) if above else (),
        page_is_public=any(one.path == path for one in public),
    )


def _links(pages: Iterable[LinkedPage], current: int | None) -> tuple[PageLink, ...]:
    return tuple(PageLink(page.title, page.url, page.pk == current) for page in pages)


def _public(paths: list[str]) -> list[Page]:
    """Return those of the pages at the paths that every reader may see, from the top."""
    pages = open_to_all(Page.objects.filter(path__in=paths))
    return list(pages.only("title", "path", "url_path").order_by("path"))


def _paths_above(path: str, root: str) -> list[str]:
    """Return the paths of the pages from the root to the one above the page at ``path``."""
    return [path[:end] for end in range(len(root), len(path), Page.steplen)]
