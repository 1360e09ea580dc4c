"""What administrators see of the schedule."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from wagtail import hooks

from career_pages.admin.schedule_panel import SchedulePanel
from career_pages.schedule.lateness import late_jobs


@hooks.register("construct_homepage_panels")
def schedule_warning(request: HttpRequest, panels: list[Any]) -> None:
    """Warn administrators of a schedule that does not run.

    A developer's server has none unless it is started for that.
    """
    if settings.DEBUG or not request.user.is_superuser:
        return
    if late := late_jobs():
        panels.append(SchedulePanel(late))
