"""Undoing an import."""

from typing import Any, Final

from django.db import transaction
from wagtail.models import Page, Revision

from career_pages.importing.uploads.unused_records import delete_unused
from career_pages.importing.writing.ledger import Ledger, PageChange
from career_pages.models import ImportFile, ImportStatus

EDITED: Final = (
    "“{title}” has been changed since it was imported, so undoing the import would lose that work. "
    "Open the page's history to go back to an earlier version by hand."
)
PUBLISHED: Final = (
    "“{title}” has been published since it was imported. Unpublish it first, then undo the import."
)
HAS_CHILDREN: Final = (
    "Pages have been added below “{title}” since it was imported. Move or delete them first, "
    "then undo the import."
)
FORBIDDEN: Final = "You may not delete or change “{title}”; ask somebody who may."


class UndoError(Exception):
    """An import that cannot be undone; the message says why and what to do."""


@transaction.atomic
def undo(file: ImportFile, user: Any) -> None:
    """Undo the import of a document: its pages go, or go back to what they were before.

    A page that was there already gets its earlier content as a new revision, so that its history
    stays whole. Records and pictures that the import made go too unless something uses them by
    now. The document is open again afterwards. Raises UndoError when that would lose somebody's
    work; nothing is changed then.
    """
    file = ImportFile.objects.select_for_update().get(pk=file.pk)
    if file.status != ImportStatus.IMPORTED:
        raise UndoError("This import has been undone already.")
    ledger = Ledger.from_json(file.changes)
    changes = list(ledger.pages.values())
    pages = {page.pk: page for page in Page.objects.filter(pk__in=ledger.pages).specific()}
    for change in changes:
        if page := pages.get(change.page):
            _check(page, change, pages, user)
    # Chapters go before the role that they belong to.
    for change in reversed(changes):
        if page := pages.get(change.page):
            _take_back(page, change, user)
    delete_unused(ledger.records, since=file.guide_import.created_at)
    file.status, file.changes, file.page = ImportStatus.UNDONE, {}, None
    file.save(update_fields=["status", "changes", "page"])


def _check(page: Page, change: PageChange, imported: dict[int, Page], user: Any) -> None:
    permissions = page.permissions_for_user(user)
    allowed = permissions.can_delete() if change.is_new else permissions.can_edit()
    if page.latest_revision_id != change.after:
        raise UndoError(EDITED.format(title=page.get_admin_display_title()))
    if page.live and (change.is_new or page.live_revision_id == change.after):
        raise UndoError(PUBLISHED.format(title=page.title))
    if change.is_new and page.get_children().exclude(pk__in=imported).exists():
        raise UndoError(HAS_CHILDREN.format(title=page.title))
    if not allowed or permissions.page_locked():
        raise UndoError(FORBIDDEN.format(title=page.title))


def _take_back(page: Page, change: PageChange, user: Any) -> None:
    if change.is_new:
        # Its place in the tree may have moved with what went before it.
        page.refresh_from_db()
        page.delete(user=user)
        return
    before = Revision.objects.filter(pk=change.before).first()
    earlier = before.as_object() if before else page
    earlier.save_revision(user=user, log_action="wagtail.revert", previous_revision=before)
    if not change.was_changed:
        # It reads as what is live again.
        Page.objects.filter(pk=page.pk).update(has_unpublished_changes=False)
