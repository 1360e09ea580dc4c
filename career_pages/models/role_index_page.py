"""The list of all roles."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Max
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.models import Page

from career_pages.child_route import route_to_child
from career_pages.models.role_page import RolePage
from career_pages.role_listing import RoleListing, role_listing
from career_pages.visibility import open_to_all


class RoleIndexPage(Page):
    """The page under which all roles live, and where readers look through them."""

    introduction = models.TextField(blank=True)

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["career_pages.RolePage"]
    template = "career_pages/role_index_page.html"

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    api_fields = [APIField("introduction")]

    class Meta:
        verbose_name = "roles index"

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Return where the address leads: to the list, or to a role or what is below it."""
        roles = RolePage.objects.select_related("area")
        below = path_components and route_to_child(self, roles, request, path_components)
        return below or super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with ``listing``: what the address asks for."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["listing"] = self.listing(request.GET)
        return context

    def for_adding(self) -> "RoleIndexPage":
        """Return the page as it is now, once no other import adds roles below it.

        Others wait until the transaction ends: two imports of one role would else make two pages.
        """
        return RoleIndexPage.objects.select_for_update(of=("self",)).get(pk=self.pk)

    def newest_change(self) -> datetime | None:
        """Return when the page, or a role that it lists, was last published."""
        newest = self.visible_roles().aggregate(newest=Max("last_published_at"))["newest"]
        return max(filter(None, [self.last_published_at, newest]), default=None)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Return its entry in the sitemap: it changes with what it lists."""
        (entry,) = super().get_sitemap_urls(request)
        return [entry | {"lastmod": self.newest_change()}]

    def visible_roles(self) -> Any:
        """Return the roles that every reader may see, by name, as a queryset."""
        return open_to_all(RolePage.objects.child_of(self)).order_by("title", "pk")

    def listing(self, params: Mapping[str, str]) -> RoleListing:
        """Return the roles as an address with these parameters shows them."""
        return role_listing(self.visible_roles(), params)
