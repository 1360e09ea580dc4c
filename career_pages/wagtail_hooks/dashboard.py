"""The home of the admin."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.views.home import (
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.models import Page
from wagtail.permissions import policy_registry

from career_pages.admin.dashboard.needs_panel import NeedsPanel, PagesWithOthersPanel


@hooks.register("construct_homepage_panels")
def what_needs_you(request: HttpRequest, panels: list[Any]) -> None:
    """Put what needs somebody first, in place of what Wagtail has of that.

    Wagtail's "Awaiting your review" goes: only pages are in workflows here, and all are listed.
    Of its "Your pages and snippets in a workflow" stays what others have to do. Whoever may do
    nothing with pages sees none of it.
    """
    policy = policy_registry.get_by_type(Page)
    if not policy.user_has_any_permission(request.user, {"add", "change", "publish"}):
        return
    kept = [panel for panel in panels if not isinstance(panel, WorkflowObjectsToModeratePanel)]
    panels[:] = [NeedsPanel(), *map(_less_what_waits_for_them, kept)]


def _less_what_waits_for_them(panel: Any) -> Any:
    is_wagtails = type(panel) is UserObjectsInWorkflowModerationPanel
    return PagesWithOthersPanel() if is_wagtails else panel
