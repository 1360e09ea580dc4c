"""The addresses of all pages that every reader may see."""

from datetime import datetime
from typing import Any

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from wagtail.contrib.sitemaps import Sitemap, views


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
