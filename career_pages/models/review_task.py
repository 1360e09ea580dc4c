"""A step of the editorial review."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import AbstractGroupApprovalTask, TaskState
from wagtail.permission_policies.pages import PagePermissionPolicy

from career_pages.models.approval import StepClosedError, demand_publishable
from career_pages.models.review_lock import ReviewLock


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
        """Let those who decide open the page."""
        return self.may_decide(obj, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Lock the page for everybody else."""
        return not self.may_decide(obj, user)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        """Let those who decide keep the page to themselves for a while."""
        return self.may_decide(obj, user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """Return what the user may do: the name, the label, and whether a comment is asked for."""
        if not self.may_decide(obj, user):
            return []
        return [
            ("reject", "Request changes", True),
            ("approve", "Approve", False),
            ("approve", "Approve with comment", True),
        ]

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        """Return what waits for the user's groups, and on which the user may decide."""
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
        """Return what an administrator reads before choosing this kind of step."""
        return "Members of the chosen groups approve the page, once the checks find no errors in it"
