"""A list of titles."""

from typing import Any

from career_pages.admin.records.record_list_view import RecordListView
from career_pages.change_barriers import editable_ids
from career_pages.title_uses import role_counts


class TitleListView(RecordListView):
    """Lists titles, each with the number of roles that it stands for."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context; each title of the page knows its roles."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        rows = list(context["object_list"])
        counts = role_counts({row.folded for row in rows})
        editable = editable_ids(self.request.user, {row.role_id for row in rows})
        for row in rows:
            row.role_count = counts.get(row.folded, 0)
            row.is_editable = row.role_id in editable
        return {**context, "object_list": rows}
