"""“Still right”: a role was looked at again and nothing has to change."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Any, Final

from django.db import transaction
from wagtail.models import Page

from career_pages.gate import publication_errors
from career_pages.models import RolePage
from career_pages.today import today

CONFIRMED: Final = "career_pages.still_right"
IN_WORKFLOW: Final = (
    "“{role}” is in a workflow. Confirm it there, or once the workflow has ended: "
    "whoever approves it approves exactly what was submitted."
)


class Effect(Enum):
    """What confirming a role does."""

    GOES_LIVE = auto()
    JOINS_DRAFT = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a confirmation does or did, until when it holds, and why it does not do more.

    ``reason`` may hold markup that is safe to show.
    """

    effect: Effect
    next_review: date
    reason: str = ""


def in_a_year(day: date) -> date:
    """Return the same day twelve months later; February 28 for a leap day."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def foresee(page: RolePage, user: Any) -> Confirmation:
    """Return what it would do if the user confirmed that the role is still right.

    The dates go live at once if that publishes nothing else, and the user may publish, and the
    editorial checks have nothing against it. Otherwise they become part of the draft. A page that
    somebody else has locked, or that is in a workflow, stays as it is.
    """
    draft = page.get_latest_revision_as_object()
    return _foresee(page, draft, user)


@transaction.atomic
def confirm(page: RolePage, user: Any) -> Confirmation:
    """Say that the role was reviewed today, and is to be again in twelve months.

    Return what came of it: what `foresee` returns. Nobody else's changes are published.
    """
    # Whoever saves a draft of the page meanwhile waits until this is done.
    Page.objects.select_for_update().get(pk=page.pk)
    page = RolePage.objects.get(pk=page.pk)
    draft = page.get_latest_revision_as_object()
    result = _foresee(page, draft, user)
    if result.effect is Effect.NOTHING:
        return result
    # What was saved or published before is not checked anew: only two dates change.
    revision = draft.save_revision(user=user, log_action=CONFIRMED, clean=False)
    if result.effect is Effect.GOES_LIVE:
        revision.publish(user=user)
    return result


def _foresee(page: RolePage, draft: RolePage, user: Any) -> Confirmation:
    """Give the newest version the dates of a review today, and return what that does."""
    until = in_a_year(today())
    before = draft.last_reviewed, draft.next_review
    draft.last_reviewed, draft.next_review = today(), until
    if obstacle := _obstacle(page, user):
        return Confirmation(Effect.NOTHING, until, obstacle)
    if before == (today(), until):
        return Confirmation(Effect.NOTHING, until, _already(page))
    if reason := _reason_for_a_draft(page, draft, user):
        return Confirmation(Effect.JOINS_DRAFT, until, reason)
    return Confirmation(Effect.GOES_LIVE, until)


def _already(page: RolePage) -> str:
    said = f"“{page.draft_title}” was confirmed today."
    return said if page.is_published else f"{said} It counts once its draft is published."


def _obstacle(page: RolePage, user: Any) -> str:
    """Return why nothing may be changed now, or ""."""
    lock = page.get_lock()
    if lock and lock.for_user(user):
        return str(lock.get_message(user))
    return IN_WORKFLOW.format(role=page.draft_title) if page.workflow_in_progress else ""


def _reason_for_a_draft(page: RolePage, draft: RolePage, user: Any) -> str:
    """Return why the dates cannot go live by themselves, or ""."""
    if not page.live:
        return "The page is not published."
    if page.has_unpublished_changes:
        return "The page has changes that are not published yet."
    if not page.permissions_for_user(user).can_publish():
        return "You may not publish this page: ask somebody who may."
    reasons = dict.fromkeys(finding.message for finding in publication_errors(draft))
    return f"The page cannot be published as it is. {' '.join(reasons)}" if reasons else ""
