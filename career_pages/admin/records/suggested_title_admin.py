"""The titles that imports suggest, for editors to answer."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from wagtail.permission_policies.pages import PagePermissionPolicy

from career_pages.admin.records.suggested_title_list_view import SuggestedTitleListView
from career_pages.admin.records.title_admin import TitleAdmin
from career_pages.admin.records.title_filters import (
    AmbiguityFilter,
    SharedSuggestionFilter,
    StatusFilter,
)
from career_pages.models import SuggestedTitle


class SuggestedTitleAdmin(TitleAdmin):
    """Lists the suggested titles of the roles that a person may edit, and has them answered."""

    model = SuggestedTitle
    base_url_path = "suggested-titles"
    menu_label = "Suggested titles"
    menu_order = 30
    fields = ("title", "is_ambiguous", "status")
    index_view_class = SuggestedTitleListView
    index_template_name = "career_pages/admin/records/suggested_titles.html"
    list_display = ("chosen", "title", "role_to_edit", "used_by", "meaning", "answer")
    list_display_add_buttons = "title"
    list_export = ("title", "role", "is_ambiguous", "status")
    list_filter = (StatusFilter, AmbiguityFilter, SharedSuggestionFilter)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the titles of the roles that the user may edit."""
        mine = PagePermissionPolicy().instances_user_has_permission_for(request.user, "change")
        return super().get_queryset(request).filter(role__in=mine.values("pk"))

    def chosen(self, row: Any) -> str:
        """Return the box to tick."""
        if row.status == SuggestedTitle.Status.ACCEPTED:
            return ""
        return format_html(_BOX, pk=row.pk, title=row.title)

    chosen.short_description = "Choose"  # type: ignore[attr-defined]

    def meaning(self, row: Any) -> str:
        """Return whether the title names other occupations too, in the data it is from."""
        return "Names other occupations too" if row.is_ambiguous else "Names this one only"

    meaning.short_description = "Meaning"  # type: ignore[attr-defined]
    meaning.admin_order_field = "is_ambiguous"  # type: ignore[attr-defined]

    def answer(self, row: Any) -> str:
        """Return the answer, or the buttons to give it."""
        buttons = {
            SuggestedTitle.Status.WAITING: _ACCEPT + _DISMISS,
            SuggestedTitle.Status.DISMISSED: "Dismissed " + _ACCEPT,
            SuggestedTitle.Status.ACCEPTED: "Accepted",
        }
        return format_html(buttons[row.status], pk=row.pk, title=row.title)


_BOX = (
    '<input type="checkbox" name="title" value="{pk}" aria-label="Choose {title}"'
    ' data-w-bulk-target="item" data-action="w-bulk#toggle">'
)
_ACCEPT = (
    '<button type="submit" name="accept" value="{pk}" class="button button-small"'
    ' aria-label="Accept {title}">Accept</button> '
)
_DISMISS = (
    '<button type="submit" name="dismiss" value="{pk}"'
    ' class="button button-small button-secondary" aria-label="Dismiss {title}">Dismiss</button>'
)
