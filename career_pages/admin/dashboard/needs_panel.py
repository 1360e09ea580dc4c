"""The panel "What needs you" on the home of the admin."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel
from wagtail.models import Page, WorkflowState

from career_pages.admin.dashboard.need import Asker, NeedGroup
from career_pages.admin.dashboard.page_needs import overdue, ready, with_errors
from career_pages.admin.dashboard.workflow_needs import sent_back, to_review
from career_pages.importing.uploads.permission import may_import

REASONS = (sent_back, to_review, with_errors, overdue, ready)


def needs_of(user: Any) -> list[NeedGroup]:
    """Return what waits for that person, the most urgent first, without groups of nothing."""
    asker = Asker(user)
    return [group for reason in REASONS if (group := reason(asker)).needs]


class NeedsPanel(Component):
    """Lists what waits for whoever has signed in, and shows newcomers where to begin."""

    name = "what_needs_you"
    template_name = "career_pages/admin/dashboard/needs_panel.html"
    order = 100

    class Media:
        css = {"all": ["career_pages/guide_needs.css"]}

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return the template's context with what waits, and first steps for a newcomer."""
        user = (parent_context or {})["request"].user
        is_newcomer = not Page.objects.filter(owner=user).exists()
        return {
            "groups": needs_of(user),
            "import_address": reverse("guide_imports:start"),
            "add_address": reverse("roles:choose_parent"),
            "show_first_steps": is_newcomer and may_import(user),
        }


class PagesWithOthersPanel(UserObjectsInWorkflowModerationPanel):
    """Wagtail's panel of somebody's pages in a workflow, less those that wait for themselves."""

    def get_context_data(self, parent_context: Any) -> Any:
        """Return the panel's context with the workflows in which it is another's turn."""
        context = super().get_context_data(parent_context)
        states = context["workflow_states"]
        in_progress = WorkflowState.STATUS_IN_PROGRESS
        return {
            **context,
            "workflow_states": [state for state in states if state.status == in_progress],
        }
