"""Approval, which goes through the gate like every other way to a live page."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from career_pages.findings import Finding

# Wagtail imports `publish_approved` while it defines its own models, so that what needs models is
# imported where it is used.


class DecisionError(Exception):
    """A decision on a page in review that cannot be taken. ``page`` is the page."""

    page: Any


class ApprovalStoppedError(DecisionError):
    """The checks found errors: the step stays open and nothing is published.

    ``revision`` is what was to be approved, ``errors`` say why not.
    """

    def __init__(self, page: Any, revision: Any, errors: "list[Finding]") -> None:
        super().__init__(" ".join(finding.message for finding in errors))
        self.page, self.revision, self.errors = page, revision, errors


class StepClosedError(DecisionError):
    """Somebody has decided on the step already."""

    def __init__(self, page: Any) -> None:
        super().__init__("Somebody has decided on this already.")
        self.page = page


def demand_publishable(workflow_state: Any) -> None:
    """Raise ApprovalStoppedError if the newest version of what is in review may not go live."""
    from career_pages.gate import publication_errors

    revision = workflow_state.content_object.get_latest_revision()
    page = revision.as_object()
    if errors := publication_errors(page):
        raise ApprovalStoppedError(page, revision, errors)


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Publish what the last step has approved.

    Raises ApprovalStoppedError if it may not go live: the approval is undone with its transaction.
    """
    from wagtail.workflows import publish_workflow_state

    demand_publishable(workflow_state)
    publish_workflow_state(workflow_state, user=user)
