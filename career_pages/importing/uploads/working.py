"""Documents of an import become drafts, each whole or not at all."""

import logging
from collections.abc import Collection
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from career_pages.importing import DocumentError, GuideDocument
from career_pages.importing.corrections import corrections_from_json
from career_pages.importing.reading import read_document
from career_pages.importing.source_file import SourceFile
from career_pages.importing.uploads.companions import unpacked
from career_pages.importing.uploads.permission import NO_MORE_ROLES, may_import, refusal
from career_pages.importing.writing.failed_import import FailedImport
from career_pages.importing.writing.import_files import Outcome, import_document
from career_pages.importing.writing.import_settings import import_limits
from career_pages.importing.writing.ledger import Ledger
from career_pages.importing.writing.page_writer import relate_later
from career_pages.models import GuideImport, ImportFile, ImportStatus, RoleIndexPage, RolePage

logger = logging.getLogger(__name__)

NOBODY: Final = (
    "Whoever started this import is no longer a user of the site; "
    "start it again under another name."
)
UNEXPECTED: Final = (
    "Something went wrong that the importer does not know. Nothing of this document was imported. "
    "Try it again; if that does not help, tell whoever runs this site: {kind}."
)


class NotAllowedError(Exception):
    """A page that this user may not change; the message says what to do."""


def work_on(guide_import: GuideImport) -> None:
    """Import the waiting documents of an import one by one, and relate their roles at the end.

    A kill at any moment leaves each document imported or waiting. One that fails keeps none of
    the others from being imported.
    """
    _stay_alive(guide_import)
    waiting = guide_import.files.filter(status=ImportStatus.WAITING)
    for pk in list(waiting.values_list("pk", flat=True)):
        import_waiting(pk)
        _stay_alive(guide_import)
    relate_all(guide_import)


def _stay_alive(guide_import: GuideImport) -> None:
    GuideImport.objects.filter(pk=guide_import.pk).update(alive_at=timezone.now())


def import_waiting(pk: int) -> None:
    """Import a document unless somebody else has done so meanwhile."""
    try:
        import_once(pk, {ImportStatus.WAITING})
    except Exception as error:
        # Whatever it is, the documents behind this one are still to be imported.
        logger.exception("Document %s of an import failed", pk)
        kind = type(error).__name__
        ImportFile.objects.get(pk=pk).fail(UNEXPECTED.format(kind=kind))


@transaction.atomic
def import_once(pk: int, statuses: Collection[ImportStatus]) -> ImportFile | None:
    """Import a document that has one of the statuses; return None for any other.

    Of two who ask at the same moment, one finds it done.
    """
    found = ImportFile.objects.select_for_update().filter(pk=pk, status__in=statuses).first()
    return import_file(found) if found else None


def import_file(file: ImportFile) -> ImportFile:
    """Write a document's draft, or record why not; return the document as it is now."""
    outcome, ledger = write(file)
    if isinstance(outcome, FailedImport):
        file.fail(outcome.error)
        return file
    file.status, file.error = ImportStatus.IMPORTED, ""
    file.page, file.changes = outcome.written.page, ledger.as_json()
    doubtful = sum(placement.is_doubtful for placement in outcome.draft.placements)
    file.report = {**outcome.report, "doubtful": doubtful}
    file.to_relate = list(outcome.draft.front_matter.related) if outcome.written.unrelated else []
    file.save()
    return file


def read(file: ImportFile) -> GuideDocument | None:
    """Return what a document says, or None when it cannot be read."""
    try:
        return read_document(
            bytes(file.data), file.name, import_limits(), unpacked(bytes(file.companions))
        )
    except DocumentError:
        return None


def write(file: ImportFile) -> tuple[Outcome, Ledger]:
    """Write a document's draft for whoever started the import; return what became of it.

    The ledger says what was changed.
    """
    user, index = file.guide_import.user, RoleIndexPage.objects.get()
    ledger = Ledger()
    if user is None:
        return FailedImport(file.name, NOBODY), ledger
    try:
        with ledger, transaction.atomic():
            outcome = import_document(
                SourceFile(file.name, bytes(file.data), unpacked(bytes(file.companions))),
                index,
                corrections=corrections_from_json(file.corrections),
                role=file.role,
                user=user,
            )
            _check_allowed(ledger, user)
    except NotAllowedError as error:
        return FailedImport(file.name, str(error)), ledger
    return outcome, ledger


def _check_allowed(ledger: Ledger, user: Any) -> None:
    """Raise NotAllowedError for an existing page that the user may not change."""
    known = [change.page for change in ledger.pages.values() if not change.is_new]
    for page in Page.objects.filter(pk__in=known).specific():
        if reason := refusal(user, page):
            raise NotAllowedError(reason)
    if not may_import(user):
        raise NotAllowedError(NO_MORE_ROLES)


def relate_all(guide_import: GuideImport) -> None:
    """Relate the imported roles to those that came after them, unless somebody works on them."""
    for file in guide_import.files.filter(status=ImportStatus.IMPORTED).exclude(to_relate=[]):
        if file.page:
            with transaction.atomic():
                _relate(file, file.page)


def _relate(file: ImportFile, page: RolePage) -> None:
    index, user = RoleIndexPage.objects.get(), file.guide_import.user
    ledger = Ledger.from_json(file.changes)
    if page.latest_revision_id != ledger.pages[page.pk].after:
        # Somebody works on it by now, and an undo must not take that for the import's own.
        return
    latest = page.get_latest_revision_as_object()
    with ledger:
        missing = relate_later(latest, index, tuple(file.to_relate), publish=False, user=user)
    if not missing:
        file.to_relate = []
    file.changes = ledger.as_json()
    file.save(update_fields=["changes", "to_relate"])
