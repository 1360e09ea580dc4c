"""The front door."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.api import APIField
from wagtail.models import Page

from career_pages.child_route import route_to_child
from career_pages.highlights import highlights
from career_pages.models import RoleIndexPage
from search.passages import Introduction, introduction


class HomePage(Page):
    """The page at "/"."""

    headline = models.CharField(max_length=255, blank=True)
    introduction = models.TextField(blank=True)

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["career_pages.RoleIndexPage", "home.TextPage"]
    template = "home/home_page.html"

    content_panels = [
        *Page.content_panels,
        FieldPanel("headline"),
        FieldPanel("introduction"),
        InlinePanel(
            "featured_roles",
            heading=_("Featured roles"),
            label=_("Role"),
            help_text=_("Readers see those that are published, in this order."),
        ),
    ]
    api_fields = [APIField("headline"), APIField("introduction")]

    class Meta:
        verbose_name = "home page"

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Return where the address leads, by the shortest way if it is below the roles index."""
        below = path_components and route_to_child(
            self, RoleIndexPage.objects, request, path_components
        )
        return below or super().route(request, path_components)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Return its entry in the sitemap: it changes with the roles that it shows."""
        (entry,) = super().get_sitemap_urls(request)
        index = RoleIndexPage.objects.child_of(self).live().first()
        moments = [self.last_published_at, index and index.newest_change()]
        return [entry | {"lastmod": max(filter(None, moments), default=None)}]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with ``guide``: what there is to begin with."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["guide"] = highlights(self)
        return context


@introduction.register
def _introduction(page: HomePage) -> Introduction:
    return Introduction(page.title, (), page.headline or page.title, (page.introduction,))
