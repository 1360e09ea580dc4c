"""One small change of a page, which goes live at once where nothing else waits."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from wagtail.models import Page

from career_pages.change_barriers import barrier_to_change, with_locks
from career_pages.gate import publication_errors
from career_pages.outcome import Outcome, Result, outcome
from career_pages.publishing import go_live

Change = Callable[[Any], None]


@transaction.atomic
def apply_change(page: Page, user: Any, change: Change) -> Outcome:
    """Make the change in the newest version of the page, as a new revision, and say what became.

    ``change`` gets the newest version and alters it. It goes live if readers see that version, the
    user may publish and the gate lets it through; else it is saved in the draft, and whatever else
    is unpublished stays so. A page that is locked, in review or not the user's to edit is skipped.
    """
    current = for_change(page.pk)
    if current is None:
        return outcome(page, Result.SKIPPED, "It was deleted in the meantime.")
    if barrier := barrier_to_change(current, user):
        return outcome(current, Result.SKIPPED, barrier)
    draft = current.get_latest_revision_as_object()
    before = draft.serializable_data()
    change(draft)
    if draft.serializable_data() == before:
        return outcome(current, Result.UNCHANGED, "It is so already.")
    revision = draft.save_revision(user=user, log_action=True, clean=False)
    if waiting := what_waits(current, user):
        return outcome(current, Result.DRAFT, waiting)
    if errors := publication_errors(draft):
        return outcome(current, Result.DRAFT, "The checks keep it from going live.", errors)
    return go_live(current, revision, user, refused=Result.DRAFT)


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
