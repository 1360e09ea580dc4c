"""What the editor says of a page that is in review."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.utils import get_latest_str
from wagtail.locks import WorkflowLock
from wagtail.utils.timestamps import render_timestamp

from career_pages.models.review_steps import named, step_after


class ReviewLock(WorkflowLock):
    """Keeps a page as it was submitted, and tells everybody what comes next."""

    def get_message(self, user: Any) -> SafeString:
        """Return what the user can do now: wait, or decide."""
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
        """Return the short word for the state."""
        return "In review"

    def get_description(self, user: Any, can_lock: bool = False) -> str:
        """Return who can change the page."""
        if can_lock:
            return "Those who decide can change it. Lock it to keep the others from it meanwhile."
        return f"Only those who decide on “{self.task.name}” can change it."
