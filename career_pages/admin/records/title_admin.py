"""The base of lists of titles."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode

from career_pages.admin.records.role_record_admin import RoleRecordAdmin, role_link
from career_pages.admin.records.title_list_view import TitleListView
from career_pages.title_uses import folded


class TitleAdmin(RoleRecordAdmin):
    """Lists titles with their roles."""

    index_view_class = TitleListView
    menu_icon = "tag"
    list_select_related = ("role",)
    fields: tuple[str, ...] = ("title",)
    search_fields = ("title", "role__draft_title")
    ordering = ("title",)
    list_export: tuple[str, ...] = ("title", "role")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the titles, with no more of their roles than their names: rows are sorted."""
        rows: QuerySet[Any] = folded(super().get_queryset(request))
        return rows.only(*self.fields, "role__title", "role__draft_title")

    def role_to_edit(self, row: Any) -> str:
        """Return the role, with a link to its titles."""
        return role_link(row.role, row.is_editable, "other_titles")

    role_to_edit.short_description = "Role"  # type: ignore[attr-defined]
    role_to_edit.admin_order_field = "role__draft_title"  # type: ignore[attr-defined]

    def used_by(self, row: Any) -> str:
        """Return how many roles the title stands for, with a link to them."""
        address = reverse("career_pages_title_uses") + "?" + urlencode({"title": row.title})
        words = "1 role" if row.role_count == 1 else f"{row.role_count} roles"
        return format_html('<a href="{}">{}</a>', address, words)

    used_by.short_description = "Stands for"  # type: ignore[attr-defined]
