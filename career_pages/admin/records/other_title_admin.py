"""The other titles of live roles."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from career_pages.admin.records.title_admin import TitleAdmin
from career_pages.admin.records.title_filters import SharedTitleFilter
from career_pages.models import OtherTitle


class OtherTitleAdmin(TitleAdmin):
    """Lists the other titles that readers see; they are edited in their roles."""

    model = OtherTitle
    base_url_path = "titles"
    menu_label = "Titles in use"
    menu_order = 20
    index_template_name = "career_pages/admin/records/titles.html"
    list_display = ("title", "role_to_edit", "used_by")
    list_filter = (SharedTitleFilter,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the titles of live roles."""
        return super().get_queryset(request).filter(role__live=True)
