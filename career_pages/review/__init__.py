"""The editorial review, and drafts that people outside may read."""

from typing import Any


def publish_approved(workflow_state: Any, user: Any = None) -> None:
    """Publish what the last step has approved.

    Raises ApprovalStoppedError if it may not go live: the approval is undone with its transaction.
    """
    # Wagtail imports this module while it makes its own models: none can be imported before.
    from wagtail.workflows import publish_workflow_state

    from career_pages.models.reviews import demand_publishable

    demand_publishable(workflow_state)
    publish_workflow_state(workflow_state, user=user)
