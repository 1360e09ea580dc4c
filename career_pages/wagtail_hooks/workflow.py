"""What people are told while a page is in review."""

from typing import Any

from django.http import HttpRequest
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import PageLockedMenuItem
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.models import WorkflowState

from career_pages.admin.review_letters_panel import ReviewLettersPanel
from career_pages.models.review_steps import named, people_asked

_SUBMITTING = ("action-submit", "action-restart-workflow", "action-workflow-action")


@hooks.register("before_edit_page")
def changes_requested(request: HttpRequest, page: Any) -> None:
    """Show what a reviewer wrote above the form of a page that was sent back."""
    state = page.current_workflow_state
    if request.method != "GET" or not state or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return
    decided = state.current_task_state
    messages.warning(
        request,
        format_html(
            "<b>{} asks for changes.</b><p>{}</p>When they are made, choose “Resubmit to {}” in "
            "the menu below.",
            named(decided.finished_by),
            linebreaksbr(decided.comment),
            decided.task.name,
        ),
    )


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def nobody_was_asked(request: HttpRequest, page: Any) -> None:
    """Warn who submits or approves a page when nobody is there for the step that follows."""
    if not any(request.POST.get(name) for name in _SUBMITTING):
        return
    step = page.current_workflow_task_state
    if step and not people_asked(step):
        messages.warning(
            request,
            f"Nobody can decide on “{step.task.name}” yet. The administrators have been told: ask "
            "them to put somebody else into its group.",
        )


@hooks.register("register_account_settings_panel")
def letters_of_reviews(request: HttpRequest, user: Any, profile: Any) -> BaseSettingsPanel:
    """Let reviewers choose whether they are asked by e-mail."""
    return ReviewLettersPanel(request, user, profile)


@hooks.register("construct_page_action_menu")
def locked_first(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Let the main button of a locked page say so, rather than cancel its review."""
    menu_items.sort(key=lambda item: not isinstance(item, PageLockedMenuItem))
