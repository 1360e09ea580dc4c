"""Who gets which notification of the editorial review, and how it reaches them."""

import logging
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import partial
from typing import Any

from django.contrib.auth import get_user_model
from django.core.mail import get_connection
from django.urls import reverse
from wagtail.admin.mail import send_mail
from wagtail.admin.utils import get_admin_base_url, get_user_display_name
from wagtail.models import AbstractGroupApprovalTask, TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_cancelled,
    workflow_rejected,
    workflow_submitted,
)
from wagtail.users.models import UserProfile

from career_pages.models.reviews import people_asked
from career_pages.publishing.gate import publication_refused
from career_pages.review.notifications import (
    Notification,
    goes_live,
    is_published,
    needs_you_no_more,
    nobody_to_ask,
    please_decide,
    sent_back,
    taken_out_of_review,
    was_not_published,
)

logger = logging.getLogger(__name__)


class Preference(StrEnum):
    """What people can switch off in their account, as Wagtail names it."""

    ASKED = "submitted_notifications"
    SENT_BACK = "rejected_notifications"
    PUBLISHED = "approved_notifications"


def connect_notifications() -> None:
    """Let these notifications take the place of Wagtail's.

    Each has the name under which Wagtail connects its own: whichever app is ready first, one is
    sent.
    """
    replaced: tuple[tuple[Any, Callable[..., None], type, str], ...] = (
        (task_submitted, ask, TaskState, "group_approval_task_submitted"),
        (workflow_submitted, say_nothing, WorkflowState, "workflow_state_submitted"),
        (workflow_rejected, send_back, WorkflowState, "workflow_state_rejected"),
        (workflow_approved, tell_published, WorkflowState, "workflow_state_approved"),
    )
    for signal, receiver, sender, name in replaced:
        uid = f"{name}_email_notification"
        signal.disconnect(sender=sender, dispatch_uid=uid)
        signal.connect(receiver, sender=sender, dispatch_uid=uid)
    workflow_cancelled.connect(tell_ended, sender=WorkflowState)
    publication_refused.connect(tell_refused)


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


def say_nothing(**kwargs: Any) -> None:
    """Say nothing: that the step begins says already that the page was submitted."""


def send_back(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    """Tell the author that changes are asked for."""
    _tell_author(instance, user, lambda: sent_back(instance), Preference.SENT_BACK)


def tell_published(instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    """Tell the author that the last step was approved."""
    page = instance.content_object
    _tell_author(instance, user, lambda: is_published(page, user), Preference.PUBLISHED)


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
        canceled = partial(taken_out_of_review, instance, user)
        _tell_author(instance, user, canceled, Preference.SENT_BACK)


def _tell_author(
    state: WorkflowState, user: Any, say: Callable[[], Notification], preference: Preference
) -> None:
    if state.requested_by and state.requested_by != user:
        post(say(), [state.requested_by], preference)


def tell_refused(sender: Any, page: Any, revision: Any, reasons: list[str], **kwargs: Any) -> None:
    """Tell who wrote and who approved a scheduled page that it did not go live."""
    steps = TaskState.objects.filter(revision=revision, status=TaskState.STATUS_APPROVED)
    people = [revision.user]
    for step in steps.select_related("finished_by", "workflow_state__requested_by"):
        people += [step.workflow_state.requested_by, step.finished_by]
    post(was_not_published(page, reasons), people, Preference.SENT_BACK)


def post(notification: Notification, people: Iterable[Any], preference: Preference) -> int:
    """Send it to those who can get it and want it; return to how many.

    A mail server that does not answer loses notifications and nothing else: it is logged.
    """
    readers = [person for person in dict.fromkeys(people) if _wants(person, preference)]
    if not readers:
        return 0
    account = f"{get_admin_base_url()}{reverse('wagtailadmin_account')}#tab-notifications"
    subject = notification.subject
    try:
        with get_connection() as connection:
            return sum(_send(notification, person, account, connection) for person in readers)
    except OSError:
        logger.exception("“%s” was not sent: the mail server does not answer", subject)
        return 0


def _wants(person: Any, preference: Preference) -> bool:
    if person is None or not person.is_active or not person.email:
        return False
    return bool(getattr(UserProfile.get_for_user(person), preference))


def _send(notification: Notification, person: Any, account: str, connection: Any) -> int:
    subject, name = notification.subject, get_user_display_name(person)
    text, html = (notification.rendered(form, name, account) for form in ("txt", "html"))
    try:
        sent: int = send_mail(
            subject, text, [person.email], connection=connection, html_message=html
        )
    except OSError:
        logger.exception("“%s” was not sent to %s", subject, person.email)
        return 0
    return sent
