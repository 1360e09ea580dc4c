"""The sources of live roles."""

from typing import Any, Final

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join

from career_pages.admin.records.role_record_admin import RoleRecordAdmin, role_link
from career_pages.admin.records.source_filters import DomainFilter
from career_pages.admin.records.source_list_view import SourceListView
from career_pages.models import Source
from career_pages.source_addresses import shown_sources

_NAMED: Final = 3


class SourceAdmin(RoleRecordAdmin):
    """Lists the sources that readers see; they are edited in their roles."""

    model = Source
    base_url_path = "sources"
    menu_label = "Sources"
    menu_order = 50
    menu_icon = "link"
    index_view_class = SourceListView
    index_template_name = "career_pages/admin/records/sources.html"
    list_display = ("source", "address", "roles", "reviewed")
    list_filter = (DomainFilter,)
    search_fields = ("title", "url", "role__draft_title")
    ordering = ("title",)
    list_export = ("title", "url")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the sources of live roles."""
        sources: QuerySet[Any] = shown_sources().order_by("title")
        return sources

    def source(self, source: Any) -> str:
        """Return the title, as a link to all roles that name the source."""
        return format_html('<a href="{}">{}</a>', self._all_roles(source), source.title)

    source.admin_order_field = "title"  # type: ignore[attr-defined]

    def address(self, source: Any) -> str:
        """Return the address as a link."""
        if not source.url:
            return "None"
        return format_html(
            '<a href="{}" rel="noreferrer" target="_blank" class="w-break-all">{}</a>',
            source.url,
            source.url,
        )

    address.admin_order_field = "url"  # type: ignore[attr-defined]

    def roles(self, source: Any) -> str:
        """Return the first roles that name it, and how many more do."""
        first = [
            role_link(one.role, one.role_id in source.editable, "sources")
            for one in source.naming[:_NAMED]
        ]
        links = format_html_join(", ", "{}", ((link,) for link in first))
        if (more := len(source.naming) - _NAMED) <= 0:
            return links
        return format_html('{} <a href="{}">and {} more</a>', links, self._all_roles(source), more)

    def _all_roles(self, source: Any) -> str:
        return reverse("career_pages_source", args=[source.pk])

    def reviewed(self, source: Any) -> str:
        """Return when one of the roles that name it was last reviewed."""
        days = [one.role.last_reviewed for one in source.naming if one.role.last_reviewed]
        return date_format(max(days)) if days else "Not known"

    reviewed.short_description = "Role last reviewed"  # type: ignore[attr-defined]
