"""What stands around every page of a site: its brand, menu and footer."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q
from django.http import HttpRequest
from wagtail.models import Page, Site

from career_pages.editions import kept, present_editions
from career_pages.visibility import open_to_all
from home.models import SiteSettings, TextPage

FRAMES: Final = "frames"

# Whoever asks can make up ports, and hosts below one of the site's; that is not to fill the memory.
MOST_KEPT: Final = 100

# What of a page is needed to know where it is linked, and how.
LINKED: Final = ("title", "path", "depth", "url_path", "show_in_menus")


class Brand(NamedTuple):
    """What the site calls itself, and says of itself."""

    brand: str
    tagline: str
    footer: str


class LinkedPage(NamedTuple):
    """A page that is linked from the menu or the footer: its primary key, title and address."""

    pk: int
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class SharedFrame:
    """What is the same around all pages of a site.

    ``root`` is the path of its home page in the tree of pages; "" where there is no site.
    """

    settings: Brand
    root: str = ""
    home_url: str = "/"
    menu: tuple[LinkedPage, ...] = ()
    footer: tuple[LinkedPage, ...] = ()


# By the host and the port of requests, by which Wagtail finds their site.
Frames = dict[tuple[str, str], SharedFrame]


def shared_frame(request: HttpRequest | None) -> SharedFrame:
    """Return the frame of the site that the request is for; that of an unnamed guide if none.

    Each process keeps it until something in it changes, and asks for that by one query.
    """
    if request is None:
        return _unnamed()
    frames: Frames = kept(FRAMES, present_editions().get(FRAMES), _no_frames)
    address = request.get_host(), request.get_port()
    found = frames.get(address)
    if found is None:
        found = _read(request)
        if len(frames) < MOST_KEPT:
            frames[address] = found
    return found


def _no_frames() -> Frames:
    # Where sites are, Wagtail keeps for an hour, and learns only in one process that it changed.
    Site.clear_site_root_paths_cache()
    return {}


def _read(request: HttpRequest) -> SharedFrame:
    site = Site.find_for_request(request)
    if site is None:
        return _unnamed()
    root = site.root_page
    found = _pages_in_frame(root)
    in_menu = [page for page in found if page.depth == root.depth + 1 and page.show_in_menus]
    return SharedFrame(
        settings=_brand(SiteSettings.of(site)),
        root=root.path,
        home_url=root.get_url(request) or "/",
        menu=_links(in_menu, request),
        footer=_links([page for page in found if page.in_footer], request),
    )


def _unnamed() -> SharedFrame:
    return SharedFrame(_brand(SiteSettings()))


def _brand(settings: SiteSettings) -> Brand:
    return Brand(settings.brand, settings.tagline, settings.footer)


def _links(pages: Iterable[Any], request: HttpRequest) -> tuple[LinkedPage, ...]:
    return tuple(LinkedPage(page.pk, page.title, page.get_url(request) or "") for page in pages)


def _pages_in_frame(root: Page) -> list[Any]:
    """Return the pages below the root that every reader may see and that may be linked."""
    wanted = Q(depth=root.depth + 1, show_in_menus=True) | Q(textpage__in_footer=True)
    # Databases find pages by their type at once, and by their depth only by reading all of them.
    below = root.specific_class.allowed_subpage_models() if root.specific_class else []
    types = ContentType.objects.get_for_models(*below, TextPage).values()
    framing = Page.objects.filter(wanted, content_type__in=types, path__startswith=root.path)
    found = open_to_all(framing).annotate(in_footer=F("textpage__in_footer"))
    return list(found.only(*LINKED).order_by("path"))
