"""What administrators are told when the schedule does not run."""

from typing import Any

from wagtail.admin.ui.components import Component

from career_pages.schedule.lateness import LateJob


class SchedulePanel(Component):
    """Warns on the admin's home of jobs that are late or keep failing."""

    name = "schedule"
    template_name = "career_pages/admin/schedule_panel.html"
    # Before Wagtail's own, which begin at 110.
    order = 90

    def __init__(self, late: list[LateJob]) -> None:
        self.late = late

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """Return the template's context with the jobs that are late."""
        return {"late": self.late}
