"""The few addresses that are not pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.static import serve
from wagtail import blocks
from wagtail.admin.auth import require_admin_access
from wagtail.contrib.sitemaps import Sitemap, views
from wagtail.models import Page

from career_pages.blocks import ChapterBody, ProseBlock, RoleBody
from career_pages.blocks.base import PREVIEW_ROLE
from career_pages.models.pages import open_to_all
from career_pages.models.role_pages import absolute
from career_pages.publishing.schedule import late_jobs
from career_pages.reading.share_cards import draw
from career_pages.reading.share_cards import share_card as card_of
from career_pages.sections.projection import give_ids_and_anchors
from config.env import ROOT
from home.frame import shared_frame


def healthz(request: HttpRequest) -> HttpResponse:
    """Return 200 "ok" if the database answers, else 503 and what is wrong."""
    status, text = 200, "ok"
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        status, text = 503, "database unavailable"
    return HttpResponse(
        text, status=status, content_type="text/plain", headers={"Cache-Control": "no-store"}
    )


def schedule_health(request: HttpRequest) -> HttpResponse:
    """Return 200 "ok" if no job is late or keeps failing, else 503 and a line for each that is."""
    try:
        lines = [f"{job.name} {job.reason}" for job in late_jobs()]
    except DatabaseError:
        lines = ["database unavailable"]
    return HttpResponse(
        "\n".join(lines) or "ok",
        status=503 if lines else 200,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )


def robots(request: HttpRequest) -> HttpResponse:
    """Return robots.txt, with the address of the sitemap."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Disallow: {reverse('search')}",
        "Disallow: /api/",
        "",
        f"Sitemap: {absolute(reverse('sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain")


class PageSitemap(Sitemap):
    """Wagtail's sitemap: live pages that are open to all, each with when it was last published."""

    # Pages of one part. It may hold 50,000 addresses, and a page may have several.
    limit = 40_000

    def get_latest_lastmod(self) -> datetime | None:
        """Return when the last of all pages was published, without looking at each."""
        return self.items().aggregate(newest=Max("last_published_at"))["newest"]


def sitemap(request: HttpRequest) -> HttpResponse:
    """Return the sitemap; with more pages than one may hold, the index of its parts."""
    pages = PageSitemap(request)
    if pages.paginator.num_pages > 1:
        return views.index(request, {"pages": pages}, sitemap_url_name="sitemap_part")
    return views.sitemap(request, {"pages": pages})


def sitemap_part(request: HttpRequest, section: str) -> HttpResponse:
    """Return the part of the sitemap that ``p`` in the query says, of 40,000 pages at most.

    Raises Http404 where there is no such part.
    """
    sections: dict[str, Any] = {"pages": PageSitemap(request)}
    return views.sitemap(request, sections, section=section)


@cache_control(public=True, max_age=86400)
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """Return a redirect to the icon; browsers ask for it beside what has no HTML to name one."""
    return HttpResponseRedirect(static("favicon.svg"))


A_MONTH = 30 * 24 * 3600


def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Return a rendition of an image under a policy that lets nothing in it run.

    Raises Http404 for what is not below the folder of renditions. Documents have an address of
    their own, which asks who may read them, and readers never need the originals of images.
    """
    response = serve(request, path, document_root=str(Path(settings.MEDIA_ROOT) / "images"))
    response.headers["Content-Security-Policy"] = settings.UPLOAD_CONTENT_SECURITY_POLICY
    response.headers["Cache-Control"] = f"public, max-age={A_MONTH}, immutable"
    return response


A_DAY: Final = 24 * 3600

# Whatever changes on a card changes its address.
KEPT: Final = "public, max-age=31536000, immutable"


@require_safe
def share_card(request: HttpRequest, page_id: int, digest: str) -> HttpResponse:
    """Return the card of the page as a PNG file.

    Raises Http404 for a page that not every reader may see, and for a card that is not the page's
    present one.
    """
    page = open_to_all(Page.objects.filter(pk=page_id)).first()
    card = page and card_of(page.specific, shared_frame(request).settings)
    if not card or card.digest != digest:
        raise Http404
    data = cache.get_or_set(f"share-card-{digest}", lambda: draw(card), A_DAY)
    return HttpResponse(data, content_type="image/png", headers={"Cache-Control": KEPT})


COLOR: Final = re.compile(r"--([\w-]+): (?:light-dark\((#\w+), (#\w+)\)|(#\w+));")

STEP: Final = re.compile(r"--(step-[\w-]+): ([^;]+);")


@dataclass(frozen=True, slots=True)
class Token:
    """A named value of the style sheet: one for light and one for dark, or one for both."""

    name: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block of the editor with its preview."""

    name: str
    label: str
    description: str
    bound: Any


def colors() -> list[Token]:
    """Return the colors of the style sheet in its order."""
    found = COLOR.findall(_first_rule())
    return [Token(name, light or both, dark or both) for name, light, dark, both in found]


def type_steps() -> list[Token]:
    """Return the sizes of type, smallest first."""
    return [Token(name, size, size) for name, size in STEP.findall(_first_rule())]


def icons() -> list[str]:
    """Return the names of the templates of the icons."""
    return sorted(f"icons/{path.name}" for path in (ROOT / "templates/icons").glob("*.svg"))


def shown_blocks() -> list[ShownBlock]:
    """Return every block that editors can choose or fill, each class once, with its preview.

    Their anchors are made different, so that they can stand on one page.
    """
    found: dict[str, blocks.BoundBlock] = {}
    for body in (RoleBody(), ChapterBody(), ProseBlock()):
        for block in _inside(body):
            name = type(block).__name__
            is_own = type(block).__module__.startswith("career_pages.") or name == "RichTextBlock"
            if is_own and block.is_previewable and name not in found:
                bound = block.bind(block.get_preview_value())
                bound.id = name
                found[name] = bound
    give_ids_and_anchors(found.values(), PREVIEW_ROLE)
    return [
        ShownBlock(name, str(bound.block.label), bound.block.get_description(), bound)
        for name, bound in found.items()
    ]


def _first_rule() -> str:
    return (ROOT / "site/static/site.css").read_text().partition("}")[0]


def _inside(block: blocks.Block) -> Iterator[blocks.Block]:
    """Yield what can stand inside a block, each before what is inside of it."""
    children = [*getattr(block, "child_blocks", {}).values()]
    if isinstance(block, blocks.ListBlock):
        children.append(block.child_block)
    for child in children:
        yield child
        yield from _inside(child)


@require_safe
@require_admin_access
def styleguide(request: HttpRequest) -> HttpResponse:
    """Return the page with every color, size, icon and block; for those who work in the admin."""
    context = {
        "colors": colors(),
        "type_steps": type_steps(),
        "icons": icons(),
        "blocks": shown_blocks(),
    }
    return render(request, "home/styleguide.html", context)
