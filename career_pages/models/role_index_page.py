"""The page under which all roles live."""

from datetime import datetime
from itertools import chain
from typing import Any

from django.db import models
from django.db.models import Max
from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from career_pages.addresses import compare_address, skill_address, skills_address
from career_pages.child_route import route_to_child
from career_pages.models.role_page import RolePage
from career_pages.needed_skills import skills_of
from career_pages.reserved_slugs import RESERVED_SLUGS
from career_pages.visibility import open_to_all


class RoleIndexPage(RoutablePageMixin, Page):
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
        """Return where the address leads: to the list, to a role or below it, or beside it."""
        if path_components and path_components[0] not in RESERVED_SLUGS:
            roles = RolePage.objects.select_related("area")
            if below := route_to_child(self, roles, request, path_components):
                return below
        return super().route(request, path_components)

    @classmethod
    def get_subpage_urls(cls) -> tuple[Any, ...]:
        """Return the patterns of what stands beside the roles, and of the list itself.

        They are what the functions return that are registered for ``register_role_index_urls``. A
        view gets the index and the request.
        """
        registered = (urls() for urls in hooks.get_hooks("register_role_index_urls"))
        return (*chain.from_iterable(registered), *super().get_subpage_urls())

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Return the addresses of the list, of comparing, and of the skills.

        The list changes with what it lists, a skill's page with the roles that need it.
        """
        (own,) = super().get_sitemap_urls(request)
        addresses: list[dict[str, Any]] = [own | {"lastmod": self.newest_change()}]
        changed = Max("role_skills__role__last_published_at")
        skills = skills_of(self.visible_roles()).annotate(changed=changed)
        index = self.get_full_url(request)
        below = [(skill_address(index, skill), skill.changed) for skill in skills]
        dates = [date for _address, date in below if date]
        if below:
            newest = max(dates, default=None)
            addresses.append({"location": skills_address(index), "lastmod": newest})
            addresses.append({"location": compare_address(index)})
        addresses += [{"location": address, "lastmod": date} for address, date in below]
        return addresses

    def for_adding(self) -> "RoleIndexPage":
        """Return the page as it is now, once no other import adds roles below it.

        Others wait until the transaction ends: two imports of one role would else make two pages.
        """
        return RoleIndexPage.objects.select_for_update(of=("self",)).get(pk=self.pk)

    def newest_change(self) -> datetime | None:
        """Return when the page, or a role that it lists, was last published."""
        newest = self.visible_roles().aggregate(newest=Max("last_published_at"))["newest"]
        return max(filter(None, [self.last_published_at, newest]), default=None)

    def visible_roles(self) -> Any:
        """Return the roles that every reader may see, by name, as a queryset."""
        return open_to_all(RolePage.objects.child_of(self)).order_by("title", "pk")
