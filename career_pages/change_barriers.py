"""Why somebody may not change or publish a page right now."""

from typing import Any

from wagtail.admin.utils import get_user_display_name
from wagtail.locks import BasicLock
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy


def with_locks(pages: Any) -> Any:
    """Return the pages of a queryset with what `lock_on` asks of each, read for all at once."""
    known = pages.select_related("locked_by", "content_type")
    return known.prefetch_workflow_states().annotate_approved_schedule()


def lock_on(page: Page, user: Any) -> str:
    """Return what keeps everybody or this user from changing the page now; "" if nothing does."""
    if page.alias_of_id:
        return "It is a copy that follows another page."
    if page.approved_schedule:
        return "It is scheduled to go live: cancel the schedule first."
    if page.locked and BasicLock(page).for_user(user):
        if page.locked_by:
            return f"It is locked by {get_user_display_name(page.locked_by)}."
        return "It is locked."
    if page.workflow_in_progress:
        return "It is in review: it can be changed when the review is over."
    return ""


def barrier_to_change(page: Page, user: Any) -> str:
    """Return why the user may not change the page now; "" if nothing is in the way."""
    if not page.permissions_for_user(user).can_edit():
        return "You may not edit it."
    return lock_on(page, user)


def barrier_to_publication(page: Page, user: Any) -> str:
    """Return why the user may not publish the page now; "" if nothing is in the way.

    What the gate says of its content is another matter.
    """
    if not page.permissions_for_user(user).can_publish():
        return "You may not publish it."
    return lock_on(page, user)


def editable_ids(user: Any, page_ids: Any) -> set[int]:
    """Return the ids of those pages that the user may edit."""
    mine = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    return set(mine.filter(pk__in=page_ids).values_list("pk", flat=True))
