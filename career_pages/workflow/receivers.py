"""Who gets a letter when something happens to a page in review."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from wagtail.models import AbstractGroupApprovalTask, TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_cancelled,
    workflow_rejected,
    workflow_submitted,
)

from career_pages.gate import publication_refused
from career_pages.models.review_steps import people_asked
from career_pages.workflow.endings import needs_you_no_more, taken_out_of_review, was_not_published
from career_pages.workflow.letters import is_published, nobody_to_ask, please_decide, sent_back
from career_pages.workflow.posting import Preference, post
from career_pages.workflow.subject import goes_live


def ask(instance: TaskState, user: Any = None, **kwargs: Any) -> None:
    """Ask the people of a step, or tell administrators that there are none."""
    if not isinstance(instance.task.specific, AbstractGroupApprovalTask):
        return
    if people := people_asked(instance):
        others = [person for person in people if person != user]
        post(please_decide(instance, user), others, Preference.ASKED)
    else:
        administrators: Any = get_user_model().objects
        who = administrators.filter(is_superuser=True).order_by("pk")
        post(nobody_to_ask(instance), who, Preference.ASKED)


def send_back(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    """Tell the author that changes are asked for."""
    _tell_author(instance, user, sent_back, Preference.SENT_BACK)


def tell_published(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    """Tell the author that the last step was approved."""
    _tell_author(
        instance,
        user,
        lambda state: is_published(state.content_object, user),
        Preference.PUBLISHED,
    )


def tell_ended(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    """Tell those who were asked, and an author who did not do it, that the review is over."""
    # The state in memory is from before its steps were ended.
    step = TaskState.objects.filter(pk=instance.current_task_state_id).first()
    if step and step.status == TaskState.STATUS_CANCELLED:
        asked = [person for person in people_asked(step) if person != user]
        post(needs_you_no_more(instance, user), asked, Preference.ASKED)
    if goes_live(instance.content_object):
        tell_published(instance, user)
    else:
        _tell_author(
            instance,
            user,
            lambda state: taken_out_of_review(state, user),
            Preference.SENT_BACK,
        )


def tell_refused(sender: Any, page: Any, revision: Any, reasons: list[str], **kwargs: Any) -> None:
    """Tell who wrote and who approved a scheduled page that it did not go live."""
    steps = TaskState.objects.filter(revision=revision, status=TaskState.STATUS_APPROVED)
    people = [revision.user]
    for step in steps.select_related("finished_by", "workflow_state__requested_by"):
        people += [step.workflow_state.requested_by, step.finished_by]
    post(was_not_published(page, reasons), people, Preference.SENT_BACK)


def _tell_author(
    state: WorkflowState, user: Any, letter: Callable[[Any], Any], preference: Preference
) -> None:
    if state.requested_by and state.requested_by != user:
        post(letter(state), [state.requested_by], preference)


def say_nothing(**kwargs: Any) -> None:
    """Say nothing of what another letter says already."""


def connect() -> None:
    """Let these letters take the place of Wagtail's.

    Each has the name under which Wagtail connects its own: whichever app is ready first, one letter
    is sent.
    """
    replaced: tuple[tuple[Any, Callable[..., None], type, str], ...] = (
        (task_submitted, ask, TaskState, "group_approval_task_submitted_email_notification"),
        (
            workflow_submitted,
            say_nothing,
            WorkflowState,
            "workflow_state_submitted_email_notification",
        ),
        (workflow_rejected, send_back, WorkflowState, "workflow_state_rejected_email_notification"),
        (
            workflow_approved,
            tell_published,
            WorkflowState,
            "workflow_state_approved_email_notification",
        ),
    )
    for signal, receiver, sender, name in replaced:
        signal.disconnect(sender=sender, dispatch_uid=name)
        signal.connect(receiver, sender=sender, dispatch_uid=name)
    workflow_cancelled.connect(tell_ended, sender=WorkflowState)
    publication_refused.connect(tell_refused)
