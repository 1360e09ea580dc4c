"""What stands around every page: brand, menu, trail, footer, and the head for machines."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Max, Model, Q
from django.db.models.signals import post_delete, post_save
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from career_pages.editions import kept, present_editions, renew
from career_pages.models.pages import only_revision_fields, open_to_all
from career_pages.models.role_pages import absolute
from career_pages.reading.share_cards import SIZE, share_card
from career_pages.reading.structured_data import Crumb, Picture, Surroundings, graph, script
from home.models import SiteSettings, TextPage, picture_in_text

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


# By the host and the port of requests, by which Wagtail finds their site.
Frames = dict[tuple[str, str], SharedFrame]


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
        menu=_page_links(shared.menu, key),
        footer=_page_links(shared.footer, key),
        trail=(PageLink(_("Home"), shared.home_url), *trail) if above else (),
        page_is_public=any(one.path == path for one in public),
    )


def _page_links(pages: Iterable[LinkedPage], current: int | None) -> tuple[PageLink, ...]:
    return tuple(PageLink(page.title, page.url, page.pk == current) for page in pages)


def _public(paths: list[str]) -> list[Page]:
    """Return those of the pages at the paths that every reader may see, from the top."""
    pages = open_to_all(Page.objects.filter(path__in=paths))
    return list(pages.only("title", "path", "url_path").order_by("path"))


def _paths_above(path: str, root: str) -> list[str]:
    """Return the paths of the pages from the root to the one above the page at ``path``."""
    return [path[:end] for end in range(len(root), len(path), Page.steplen)]


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


@dataclass(frozen=True, slots=True)
class PageHead:
    """How a link to the page is shown elsewhere, in Open Graph's words, and the page's JSON-LD.

    ``image`` is the absolute address of the card, ``width`` and ``height`` its size in pixels.
    """

    kind: str
    locale: str
    image: str
    image_alt: str
    structured_data: SafeString
    width: int = SIZE[0]
    height: int = SIZE[1]


def page_head(
    page: Any, request: HttpRequest, frame: SiteFrame, url: str, roles: Any = None
) -> PageHead:
    """Return the head of ``page``, whose one public address is ``url``.

    ``roles`` is the page of a listing, for a page that lists roles.
    """
    around = _surroundings(page, request, frame, url)
    card = share_card(page, frame.settings)
    return PageHead(
        kind="website" if around.is_home or roles is not None else "article",
        locale=to_locale(around.language),
        image=absolute(reverse("share_card", args=[page.pk, card.digest])),
        image_alt=card.alt,
        structured_data=script(graph(page, around, roles)),
    )


def _surroundings(page: Any, request: HttpRequest, frame: SiteFrame, url: str) -> Surroundings:
    return Surroundings(
        brand=frame.settings.brand,
        tagline=frame.settings.tagline,
        home=absolute(frame.home_url),
        search=absolute(reverse("search")),
        url=url,
        language=get_language() or "",
        address_of=lambda other: absolute(other.get_url(request) or ""),
        trail=tuple(Crumb(link.title, absolute(link.url)) for link in frame.trail),
        hero=_hero(page),
    )


def _hero(page: Any) -> Picture | None:
    """Return the widest of the files that every program can read, if the page has an image."""
    image = getattr(page, "hero_image", None)
    if image is None:
        return None
    widest = picture_in_text(image).formats["webp"][0]
    return Picture(absolute(widest.url), widest.width, widest.height, image.credit)


def connect() -> None:
    """Let every process read frames anew once something in them may have changed."""
    for changed in (post_save, post_delete):
        changed.connect(page_changed)
        for sender in (PageViewRestriction, Site, SiteSettings):
            changed.connect(something_changed, sender=sender)
    post_page_move.connect(something_changed)


def page_changed(instance: Model, **kwargs: Any) -> None:
    """Renew the frames if they may have the page, or what its address begins with."""
    if not isinstance(instance, Page) or only_revision_fields(kwargs.get("update_fields")):
        return
    # Of what comes from a file, only a part may be there yet.
    if kwargs.get("raw") or _may_be_in_frame(instance):
        renew(FRAMES)


def something_changed(**kwargs: Any) -> None:
    """Renew the frames."""
    renew(FRAMES)


def _may_be_in_frame(page: Page) -> bool:
    if issubclass(page.specific_class or Page, TextPage):
        return True
    deepest = Site.objects.aggregate(root=Max("root_page__depth"))["root"]
    # The menu is of pages just below a home page.
    return page.depth <= (deepest or 0) + 1
