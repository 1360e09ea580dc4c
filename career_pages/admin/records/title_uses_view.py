"""Who uses a title."""

from typing import Any

from django.views.generic import TemplateView

from career_pages.admin.edit_address import edit_address
from career_pages.admin.records.role_records_mixin import RoleRecordsMixin
from career_pages.change_barriers import editable_ids
from career_pages.title_uses import uses_of

# No title is longer.
_LONGEST = 200


class TitleUsesView(RoleRecordsMixin, TemplateView):
    """Shows every role that a title stands for, and in which ways."""

    template_name = "career_pages/admin/records/title_uses.html"
    page_title = "Roles with the title"
    header_icon = "tag"
    list_name = "titles_modeladmin_index"
    list_label = "Titles in use"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the roles, each with its ways and its address."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        title = self.request.GET.get("title", "").strip()[:_LONGEST]
        uses = uses_of(title) if title else []
        editable = editable_ids(self.request.user, [use.role.pk for use in uses])
        rows = [
            (use, edit_address(use.role.pk, "other_titles") if use.role.pk in editable else "")
            for use in uses
        ]
        return {**context, "title": title, "rows": rows}
