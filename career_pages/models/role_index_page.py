"""The list of all roles, and what is there beside it: skills, and roles side by side."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Max
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from career_pages.addresses import compare_address, skill_address, skills_address
from career_pages.child_route import route_to_child
from career_pages.models.role_page import RolePage
from career_pages.needed_skills import skills_of
from career_pages.reserved_slugs import COMPARE, RESERVED_SLUGS, SKILLS
from career_pages.role_listing import RoleListing, role_listing
from career_pages.skill_guide import skill_guide
from career_pages.skill_list import skill_list
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

    @path(f"{SKILLS}/")
    def skills_page(self, request: HttpRequest) -> TemplateResponse:
        """Return the page of all skills that visible roles need."""
        found = skill_list(self.visible_roles(), request.GET.get("letter", ""))
        context = {"index": self, "skills": found}
        return TemplateResponse(request, "career_pages/skills_page.html", context)

    @path(f"{SKILLS}/<str:slug>/")
    def skill_page(self, request: HttpRequest, slug: str) -> TemplateResponse:
        """Return the page of a skill; raises Http404 for one that no visible role needs."""
        guide = skill_guide(self.visible_roles(), slug, request.GET.get("page"))
        if guide is None:
            raise Http404
        context = {"index": self, "guide": guide}
        return TemplateResponse(request, "career_pages/skill_page.html", context)

    @path(f"{COMPARE}/")
    def compare_page(self, request: HttpRequest) -> TemplateResponse:
        """Return the page that sets roles side by side."""
        # It is made of the models: at the top of the module the import would go in a circle.
        from career_pages.views.compare_page import compare_page

        return compare_page(request, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with ``listing``: what the address asks for."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["listing"] = self.listing(request.GET)
        return context

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

    def listing(self, params: Mapping[str, str]) -> RoleListing:
        """Return the roles as an address with these parameters shows them."""
        return role_listing(self.visible_roles(), params)
