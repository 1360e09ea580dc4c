"""The editorial review: its steps and locks, links for outsiders, reminders."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.utils import get_latest_str, get_user_display_name
from wagtail.locks import WorkflowLock
from wagtail.models import AbstractGroupApprovalTask, Task, TaskState
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.utils.timestamps import render_timestamp

from career_pages.forms import found_publication_errors

SOON: Final = timedelta(days=30)


class ReviewDue(StrEnum):
    """How a role stands with its next review. A review is overdue the day after its date."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    NEVER = "never"

    @classmethod
    def of(cls, next_review: date | None) -> "ReviewDue":
        """Return how a role stands whose next review is on that day."""
        if next_review is None:
            return cls.NEVER
        if next_review < timezone.localdate():
            return cls.OVERDUE
        return cls.SOON if next_review <= timezone.localdate() + SOON else cls.LATER

    def condition(self) -> Q:
        """Return the condition that a role stands so."""
        today = timezone.localdate()
        return {
            ReviewDue.NEVER: Q(next_review=None),
            ReviewDue.OVERDUE: Q(next_review__lt=today),
            ReviewDue.SOON: Q(next_review__gte=today, next_review__lte=today + SOON),
            ReviewDue.LATER: Q(next_review__gt=today + SOON),
        }[self]


class DecisionError(Exception):
    """A decision on a page in review that cannot be taken. ``page`` is the page."""

    page: Any


class ApprovalStoppedError(DecisionError):
    """The page may not go live: the step stays open and nothing is published.

    ``revision`` is what was to be approved, ``errors`` say why not.
    """

    def __init__(self, page: Any, revision: Any, errors: list[Any]) -> None:
        super().__init__(" ".join(error.message for error in errors))
        self.page, self.revision, self.errors = page, revision, errors


class StepClosedError(DecisionError):
    """Somebody has decided on the step already."""

    def __init__(self, page: Any) -> None:
        super().__init__("Somebody has decided on this already.")
        self.page = page


def demand_publishable(workflow_state: Any) -> None:
    """Raise ApprovalStoppedError if the newest version of what is in review may not go live."""
    revision = workflow_state.content_object.get_latest_revision()
    page = revision.as_object()
    if errors := found_publication_errors(page):
        raise ApprovalStoppedError(page, revision, errors)


def step_after(task_state: Any) -> Any:
    """Return the step that follows an open one, or None if the open one is the last."""
    state = task_state.workflow_state
    steps = Task.objects.filter(workflow_tasks__workflow=state.workflow, active=True)
    left = steps.exclude(task_states__in=state.successful_task_states)
    return left.exclude(pk=task_state.task_id).order_by("workflow_tasks__sort_order").first()


def people_asked(task_state: Any) -> list[Any]:
    """Return the members of the step's groups, without an author who may not decide."""
    people: Any = get_user_model().objects
    task, state = task_state.task.specific, task_state.workflow_state
    members = people.filter(groups__in=task.groups.all(), is_active=True).distinct()
    return [
        person
        for person in members.order_by("pk")
        if person.pk != state.requested_by_id or task.get_actions(state.content_object, person)
    ]


def named(person: Any) -> str:
    """Return how a person is called in a sentence."""
    return str(get_user_display_name(person)) if person else "Somebody"


class ReviewLock(WorkflowLock):
    """Keeps a page as it was submitted, and tells everybody what comes next."""

    def get_message(self, user: Any) -> SafeString:
        state = self.object.current_workflow_state
        since = render_timestamp(state.current_task_state.started_at)
        if not self.for_user(user):
            return self._what_to_decide(state, since)
        said = format_html(
            "<b>Since {}, “{}” has been waiting for “{}”.</b> You can read it and preview it, but "
            "only those who decide can change it now. An e-mail tells {} what they decide.",
            since,
            get_latest_str(self.object),
            self.task.name,
            "you" if state.requested_by_id == user.pk else "who submitted it",
        )
        if not state.user_can_cancel(user):
            return said
        return format_html(
            "{} To take it back and go on writing, choose “Cancel workflow” in the menu below.",
            said,
        )

    def _what_to_decide(self, state: Any, since: str) -> SafeString:
        following = step_after(state.current_task_state)
        approve = (
            format_html("“Approve” passes it on to “{}”", following.name)
            if following
            else "“Approve and Publish” shows it to readers"
        )
        return format_html(
            "<b>Since {}, it has been waiting for “{}”; {} submitted it.</b> Change what you like, "
            "then decide in the menu below: {}, “Request changes” sends it back with your comment.",
            since,
            self.task.name,
            named(state.requested_by),
            approve,
        )

    def get_locked_by(self, user: Any, can_lock: bool = False) -> str:
        return "In review"

    def get_description(self, user: Any, can_lock: bool = False) -> str:
        if can_lock:
            return "Those who decide can change it. Lock it to keep the others from it meanwhile."
        return f"Only those who decide on “{self.task.name}” can change it."


class ReviewTask(AbstractGroupApprovalTask):
    """Waits for a member of its groups to approve a page or to ask for changes.

    Whoever may publish the page may do so too, and may edit it meanwhile. Others do not decide on
    what they submitted themselves. No step is approved while the checks find errors.
    """

    lock_class = ReviewLock

    class Meta:
        verbose_name = "review"
        verbose_name_plural = "reviews"

    def may_decide(self, obj: Any, user: Any) -> bool:
        """Say whether the user may approve the page, send it back and edit it meanwhile."""
        if user.is_superuser or obj.permissions_for_user(user).can_publish():
            return True
        state = obj.current_workflow_state
        return self._user_in_groups(user) and not (state and state.requested_by_id == user.pk)

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return self.may_decide(obj, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not self.may_decide(obj, user)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return self.may_decide(obj, user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        if not self.may_decide(obj, user):
            return []
        return [
            ("reject", "Request changes", True),
            ("approve", "Approve", False),
            ("approve", "Approve with comment", True),
        ]

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        waiting: QuerySet[TaskState] = super().get_task_states_user_can_moderate(user, **kwargs)
        if PagePermissionPolicy().user_has_permission(user, "publish"):
            return waiting
        return waiting.exclude(workflow_state__requested_by=user)

    @transaction.atomic
    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Approve or send back.

        Raises PermissionDenied if the user may not decide on this very page, whatever page the
        address named, StepClosedError if somebody was faster, and ApprovalStoppedError if the
        checks find errors.
        """
        # Of two who decide at once, the second waits here for the first.
        step = TaskState.objects.select_for_update().get(pk=task_state.pk)
        if step.status != TaskState.STATUS_IN_PROGRESS:
            raise StepClosedError(step.workflow_state.content_object)
        if not self.may_decide(task_state.workflow_state.content_object, user):
            raise PermissionDenied
        if action_name == "approve":
            demand_publishable(task_state.workflow_state)
        return super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> str:
        return "Members of the chosen groups approve the page, once the checks find no errors in it"


class ReviewReminder(models.Model):
    """A reminder of one review that one person got, so that they get it once.

    ``stage`` is the day for which it was, in days after the review is due: -14, 0, 30, 60 and so
    on. A role that gets another date has reminders of its own for that.
    """

    # Wagtail's list of where a page is used has no need of these rows.
    wagtail_reference_index_ignore = True

    page = models.ForeignKey(
        "career_pages.RolePage", on_delete=models.CASCADE, related_name="review_reminders"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    due_on = models.DateField()
    stage = models.SmallIntegerField()
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["page", "user", "due_on", "stage"], name="a_reminder_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page}, due on {self.due_on}, to {self.user}"


class ReviewLinkState(models.TextChoices):
    """Whether a review link still leads to the draft."""

    WORKS = "works", "Works"
    EXPIRED = "expired", "Expired"
    REVOKED = "revoked", "Revoked"


class ReviewLinkQuerySet(models.QuerySet["ReviewLink"]):
    """Review links."""

    def in_state(self, state: str) -> "ReviewLinkQuerySet":
        """Return the links that are in a state now."""
        if state == ReviewLinkState.REVOKED:
            return self.filter(revoked_at__isnull=False)
        open_links = self.filter(revoked_at=None)
        if state == ReviewLinkState.EXPIRED:
            return open_links.filter(expires_at__lte=timezone.now())
        return open_links.filter(expires_at__gt=timezone.now())


class ReviewLink(models.Model):
    """A link to the newest version of a role and its chapters, for a reader without an account.

    ``key`` is not the address: that is signed with the site's secret, so that a copy of the
    database opens nothing. ``recipient`` is who got the link, or a note, for editors alone.
    """

    # Wagtail's list of where a page is used has no need of these rows.
    wagtail_reference_index_ignore = True

    page = models.ForeignKey(
        "career_pages.RolePage", on_delete=models.CASCADE, related_name="review_links"
    )
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    recipient = models.CharField(max_length=120, verbose_name="for whom")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, verbose_name="created")
    expires_at = models.DateTimeField(db_index=True, verbose_name="works until")
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    last_opened_at = models.DateTimeField(null=True, blank=True, verbose_name="last opened")
    opened_count = models.PositiveIntegerField(default=0, verbose_name="times opened")

    objects = ReviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page.draft_title}, for {self.recipient}"

    @property
    def state(self) -> ReviewLinkState:
        """Whether the link works now, and if not, why."""
        if self.revoked_at:
            return ReviewLinkState.REVOKED
        if self.expires_at <= timezone.now():
            return ReviewLinkState.EXPIRED
        return ReviewLinkState.WORKS

    @property
    def works(self) -> bool:
        """Whether the link leads to the draft now."""
        return self.state is ReviewLinkState.WORKS

    def count_opening(self) -> None:
        """Remember that somebody has opened the link just now."""
        opened: Any = models.F("opened_count") + 1
        ReviewLink.objects.filter(pk=self.pk).update(
            opened_count=opened, last_opened_at=timezone.now()
        )
