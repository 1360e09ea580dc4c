"""What stands around the content of every page: brand, menu, trail and footer."""

from dataclasses import dataclass
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from career_pages.visibility import open_to_all
from home.models import SiteSettings, TextPage

# What of a page is needed to know where it is linked, and how.
LINKED: Final = ("title", "path", "depth", "url_path", "show_in_menus")


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

    settings: Any
    home_url: str = "/"
    menu: tuple[PageLink, ...] = ()
    footer: tuple[PageLink, ...] = ()
    trail: tuple[PageLink, ...] = ()
    page_is_public: bool = False


def site_frame(request: HttpRequest | None, page: Any = None) -> SiteFrame:
    """Return the frame around ``page``, or around a view that is no page, in two queries.

    Without a request, or on a host that belongs to no site, it is the frame of an unnamed guide.
    """
    site = Site.find_for_request(request) if request else None
    settings = settings_for(request)
    if site is None:
        return SiteFrame(settings=settings)
    root = site.root_page
    path = (page and page.path) or ""
    above = _paths_above(path, root)
    in_site = Q(path__startswith=root.path)
    wanted = Q(depth=root.depth + 1, show_in_menus=True) | Q(textpage__in_footer=True)
    # Databases find pages by their type at once, and by their depth only by reading all of them.
    framing = Q(content_type__in=_types_in_frames(root.specific_class))
    around = (framing & wanted) | Q(path__in=[*above[1:], path])
    found = (
        open_to_all(Page.objects.filter(in_site & around))
        .annotate(in_footer=F("textpage__in_footer"))
        .only(*LINKED)
        .order_by("path")
    )
    home_url = root.get_url(request) or "/"
    menu, footer, trail = [], [], []
    for one in found:
        link = PageLink(one.title, one.get_url(request) or "", bool(page and page.pk == one.pk))
        if one.depth == root.depth + 1 and one.show_in_menus:
            menu.append(link)
        if one.in_footer:
            footer.append(link)
        if one.path in above[1:]:
            trail.append(link)
    return SiteFrame(
        settings=settings,
        home_url=home_url,
        menu=tuple(menu),
        footer=tuple(footer),
        trail=(PageLink(_("Home"), home_url), *trail) if above else (),
        page_is_public=any(one.path == path for one in found),
    )


def settings_for(request: HttpRequest | None) -> Any:
    """Return the settings of the site that the request is for; those of an unnamed guide if none.

    A request keeps them: asking again costs nothing.
    """
    found = Site.find_for_request(request) if request else None
    return SiteSettings.for_request(request) if found else SiteSettings()


def _types_in_frames(root: type[Page] | None) -> list[ContentType]:
    """Return the types of the pages that the menu or the footer may have below such a root."""
    below = root.allowed_subpage_models() if root else []
    return list(ContentType.objects.get_for_models(*below, TextPage).values())


def _paths_above(path: str, root: Page) -> list[str]:
    """Return the paths of the pages from the root to the one above the page at ``path``."""
    ends = range(len(root.path), len(path), Page.steplen)
    return [path[:end] for end in ends] if path.startswith(root.path) else []
