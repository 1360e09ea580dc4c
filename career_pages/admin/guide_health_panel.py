"""What a page's edit screen says of its health."""

from typing import Any

from wagtail.admin.ui.side_panels import BaseSidePanel

from career_pages.admin.field_places import place_of
from career_pages.findings import Severity
from career_pages.models import PageHealth


class GuideHealthPanel(BaseSidePanel):
    """The side panel with the completeness of a page and what is not yet right with it.

    ``row`` is the stored health of what the form shows, None where that was not stored yet. A
    draft that is saved without a reload gets the panel anew, like every side panel.
    """

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """The button above the form, with the number of findings."""

        aria_label = "Toggle guide health"
        icon_name = "tasks"

        @property
        def counter_classname(self) -> str:
            """The color of the number: that of an error where there is one."""
            row = self.panel.row
            return "w-bg-critical-200" if row and row.errors else ""

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            """Return the template's context with the number of findings."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "count": len(self.panel.row.findings) if self.panel.row else 0}

    name = "guide-health"
    title = "Guide health"
    template_name = "career_pages/admin/guide_health_panel.html"

    class Media:
        css = {"all": ["career_pages/editor/guide_health.css"]}
        js = ["career_pages/editor/fields.js", "career_pages/editor/guide_health.js"]

    def __init__(self, page: Any, request: Any, row: PageHealth | None) -> None:
        super().__init__(page, request)
        self.row = row

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the template's context: the stored row, and its findings with their places."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        found = self.row.findings if self.row else []
        placed = [
            {**finding, "place": place_of(self.object, finding["field"])} for finding in found
        ]
        return {
            **context,
            "row": self.row,
            "errors": [one for one in placed if one["severity"] == Severity.ERROR],
            "warnings": [one for one in placed if one["severity"] != Severity.ERROR],
        }
