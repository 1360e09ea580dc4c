"""Pages that wait for somebody in a workflow."""

from collections.abc import Iterator
from typing import Any

from django.db.models import IntegerField, Q
from django.db.models.functions import Cast
from django.urls import reverse
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, TaskState, WorkflowState, get_default_page_content_type

from career_pages.admin.dashboard.need import SHOWN, Asker, Need, NeedGroup


def sent_back(asker: Asker) -> NeedGroup:
    """Return the pages that they wrote or submitted and that a reviewer wants changed."""
    theirs = Page.objects.filter(pk__in=asker.editable())
    states = of_pages().filter(
        Q(requested_by=asker.user) | Q(of_page__in=theirs.filter(owner=asker.user).values("pk")),
        status=WorkflowState.STATUS_NEEDS_CHANGES,
        of_page__in=theirs.values("pk"),
    )
    tasks = states.select_related("current_task_state__finished_by")
    newest = tasks.order_by("-current_task_state__finished_at", "-pk")
    return asker.group(
        "Sent back to you",
        _sent_back(newest),
        "All pages that were sent back",
        reverse("wagtailadmin_reports:workflow") + "?status=needs_changes",
    )


def to_review(asker: Asker) -> NeedGroup:
    """Return the pages whose review or publication waits for them, the oldest first."""
    states = of_pages().exclude(of_page__in=asker.seen)
    tasks = TaskState.objects.reviewable_by(asker.user).filter(workflow_state__in=states)
    waiting = tasks.select_related("task", "workflow_state__requested_by")
    return asker.group(
        "Waiting for your review",
        _to_review(waiting.order_by("started_at", "pk")),
        "All pages that wait for you",
        reverse("wagtailadmin_reports:workflow_tasks") + "?reviewable=true",
    )


def of_pages() -> Any:
    """Return the states of workflows that pages, not snippets, are in; ``of_page`` is its id."""
    states = WorkflowState.objects.filter(base_content_type=get_default_page_content_type())
    return states.annotate(of_page=Cast("object_id", IntegerField()))


def in_workflow() -> Any:
    """Return the ids of all pages that are in a workflow, as a subquery."""
    return of_pages().active().values("of_page")


def _sent_back(states: Any) -> Iterator[Need]:
    chosen = list(states[: SHOWN + 1])
    pages = Page.objects.in_bulk([state.of_page for state in chosen])
    for state in chosen:
        task, page = state.current_task_state, pages[state.of_page]
        who = get_user_display_name(task.finished_by) if task.finished_by else "A reviewer"
        said = f": “{task.comment}”" if task.comment else "."
        yield _need(page, f"{who} asked for changes{said}", "Make the changes")


def _to_review(tasks: Any) -> Iterator[Need]:
    chosen = [(int(one.workflow_state.object_id), one) for one in tasks[: SHOWN + 1]]
    # A reviewer of a workflow need not be an editor of the page.
    pages = Page.objects.in_bulk([pk for pk, _ in chosen])
    for pk, task in chosen:
        if page := pages.get(pk):
            sender = task.workflow_state.requested_by
            by = f" by {get_user_display_name(sender)}" if sender else ""
            yield _need(page, f"{task.task.name}: submitted{by}.", "Review it")


def _need(page: Any, why: str, action: str) -> Need:
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return Need(page.pk, page.get_admin_display_title(), why, action, edit)
