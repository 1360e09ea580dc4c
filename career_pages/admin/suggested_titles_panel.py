"""What a role's edit screen says of suggested titles."""

from typing import Any

from wagtail.admin.panels import Panel


class SuggestedTitlesPanel(Panel):
    """Tells how many titles wait for an answer, and leads to them; not shown if none does."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on the edit screen of one role."""

        template_name = "career_pages/admin/suggested_titles_panel.html"

        def is_shown(self) -> bool:
            """Say whether any title waits."""
            return bool(super().is_shown() and self.instance.pk and self.count)

        @property
        def count(self) -> int:
            """How many titles wait."""
            titles = self.instance.suggested_titles
            return titles.filter(status=titles.model.Status.WAITING).count()

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return the template's context with the number of titles."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "count": self.count, "page": self.instance}
