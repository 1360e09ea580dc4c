"""One small change of a page, which goes live at once where nothing else waits."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from wagtail.models import Page

from career_pages.change_barriers import barrier_to_change, with_locks
from career_pages.gate import publication_errors
from career_pages.outcome import CHANGES, Outcome, Result, outcome
from career_pages.publishing import go_live

Change = Callable[[Any], None]


@transaction.atomic
def apply_change(page: Page, user: Any, change: Change, action: str | bool = True) -> Outcome:
    """Make the change in the newest version of the page, as a new revision, and say what became.

    ``change`` gets the newest version and alters it. It goes live if readers see that version, the
    user may publish and the gate lets it through; else it is saved in the draft, and whatever else
    is unpublished stays so. A page that is locked, in review or not the user's to edit is skipped.
    The page's history shows it as ``action``, an entry of Wagtail's log.
    """
    current = for_change(page.pk)
    if current is None:
        return outcome(page, Result.SKIPPED, "It was deleted in the meantime.")
    expected, draft = _expect(current, user, change)
    if expected.result not in CHANGES:
        return expected
    # What was saved before is not checked anew: only what the change is about is different.
    revision = draft.save_revision(user=user, log_action=action, clean=False)
    if expected.result is Result.LIVE:
        return go_live(current, revision, user, refused=Result.DRAFT)
    return expected


def foresee_change(page: Page, user: Any, change: Change) -> Outcome:
    """Return what would become of the page if the change was made now. Nothing is changed."""
    return _expect(page, user, change)[0]


def _expect(page: Page, user: Any, change: Change) -> tuple[Outcome, Any]:
    """Return what becomes of the page, and its newest version with the change."""
    draft = _newest(page)
    if barrier := barrier_to_change(page, user):
        return outcome(page, Result.SKIPPED, barrier), draft
    before = draft.serializable_data()
    change(draft)
    if draft.serializable_data() == before:
        return outcome(page, Result.UNCHANGED, "It is so already."), draft
    if waiting := what_waits(page, user):
        return outcome(page, Result.DRAFT, waiting), draft
    if errors := publication_errors(draft):
        return outcome(page, Result.DRAFT, "The checks keep it from going live.", errors), draft
    return outcome(page, Result.LIVE), draft


def _newest(page: Page) -> Any:
    """Return the newest version, to be altered without altering ``page``."""
    newest = page.get_latest_revision_as_object()
    # Wagtail's newest version of a page without a draft is the page itself.
    return page.with_content_json(page.serializable_data()) if newest is page else newest


def for_change(pk: int) -> Page | None:
    """Return the page as it is now, for one transaction to change; None if it was deleted."""
    pages = Page.objects.select_for_update(of=("self",)).filter(pk=pk)
    found: Page | None = with_locks(pages).first()
    return found


def what_waits(page: Page, user: Any) -> str:
    """Return why a change of the page stays a draft, whatever it holds; "" if it may go live."""
    if not page.live:
        return "It is not published."
    if page.has_unpublished_changes:
        return "It has other changes that are not published."
    if page.current_workflow_state:
        return "Its review asks for changes."
    if not page.permissions_for_user(user).can_publish():
        return "You may not publish it."
    return ""
