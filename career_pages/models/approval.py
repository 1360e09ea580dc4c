"""Decisions on a page in review that cannot be taken."""

from typing import Any

from career_pages.guide_page_form import found_publication_errors


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
