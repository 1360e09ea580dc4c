"""What the import screen takes in and turns into drafts, document by document."""

import logging
import posixpath
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from hashlib import blake2b
from html import escape
from typing import Any, Final
from urllib.parse import quote

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django_tasks import task
from wagtail.models import Page

from career_pages.documents.importing import import_limits
from career_pages.documents.pages import relate_later
from career_pages.documents.preparation import (
    document_of,
    draft_of,
    forget,
    known_preview,
    packed,
    write_draft,
)
from career_pages.documents.reading import documents_in
from career_pages.documents.source_file import DocumentError, RefusedFile, SourceFile
from career_pages.documents.undo import ImportChanges, Writing
from career_pages.models import GuideImport, ImportFile, ImportStatus, RoleIndexPage, RolePage
from career_pages.models.imports import KEPT_FOR

logger = logging.getLogger(__name__)
_LONGEST_NAME: Final = 255


@transaction.atomic
def accept(uploads: Iterable[tuple[str, bytes]], user: Any) -> GuideImport:
    """Keep the documents of the uploads and return their import.

    One document is open for review. Several are put in line for the worker; what cannot be read
    at all is among them with the reason. Imports of long ago are forgotten.
    """
    forget_old_imports()
    accepted = GuideImport.objects.create(user=user)
    limits = import_limits()
    for name, data in uploads:
        for found in documents_in(data, name, limits):
            _keep(accepted, found)
    waiting = accepted.files.filter(status=ImportStatus.OPEN)
    if accepted.files.count() > 1:
        waiting.update(status=ImportStatus.WAITING)
        put_in_line(accepted)
    return accepted


def _keep(accepted: GuideImport, found: SourceFile | RefusedFile) -> None:
    name = found.name[-_LONGEST_NAME:]
    if isinstance(found, RefusedFile):
        accepted.files.create(name=name, data=b"", status=ImportStatus.REFUSED, error=found.reason)
        return
    # An archive of many documents would otherwise be kept once for each of them.
    named = {path: data for path, data in found.companions.items() if _may_name(found.data, path)}
    companions = packed(named)
    digest = blake2b(found.data)
    digest.update(companions)
    ImportFile.objects.create(
        guide_import=accepted,
        name=name,
        data=found.data,
        companions=companions,
        digest=digest.hexdigest(),
    )


def _may_name(document: bytes, path: str) -> bool:
    name = posixpath.basename(path)
    return any(form.encode() in document for form in (name, quote(name), escape(name)))


def forget_old_imports() -> int:
    """Delete the imports of long ago with their files; return how many records were deleted."""
    return GuideImport.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()[0]


def put_in_line(guide_import: GuideImport) -> None:
    """Give an import to the worker."""
    guide_import.queued_at = timezone.now()
    guide_import.save(update_fields=["queued_at"])
    transaction.on_commit(lambda: run_import.enqueue(guide_import.pk))


@task(backend="imports", queue_name="imports")
def run_import(import_id: int) -> None:
    """Import the waiting documents of an import; one that is gone by now needs nothing."""
    if found := GuideImport.objects.filter(pk=import_id).first():
        work_on(found)


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
    _relate_all(guide_import)


def _stay_alive(guide_import: GuideImport) -> None:
    GuideImport.objects.filter(pk=guide_import.pk).update(alive_at=timezone.now())


UNEXPECTED: Final = (
    "Something went wrong that the importer does not know. Nothing of this document was imported. "
    "Try it again; if that does not help, tell whoever runs this site: {kind}."
)


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
    """Import a document that has one of the statuses, or record why not; else return None.

    Of two who ask at the same moment, one finds it done.
    """
    found = ImportFile.objects.select_for_update().filter(pk=pk, status__in=statuses).first()
    if found:
        try:
            _write(found)
        except (DocumentError, NotAllowedError) as error:
            found.fail(str(error))
    return found


def _write(file: ImportFile) -> None:
    check_user(file)
    document = document_of(file)
    draft = draft_of(file, document)
    known = known_preview(file)
    writing = Writing(file.guide_import.user)
    if known:
        writing.seed = file.preview["key"]
    with writing.whole_or_not():
        written = write_draft(file, document, draft, writing)
        changes = writing.changes.pages.values()
        check_allowed(file, [change.page for change in changes if not change.is_new])
    report = known["report"] if known else written.report
    file.status, file.error = ImportStatus.IMPORTED, ""
    file.page, file.changes = written.written.page, writing.changes.as_json()
    file.report = {**report, "doubtful": sum(one.is_doubtful for one in draft.placements)}
    file.to_relate = list(draft.front_matter.related) if written.unrelated else []
    forget(file)
    file.save()


def _relate_all(guide_import: GuideImport) -> None:
    """Relate the imported roles to those that came after them, unless somebody works on them."""
    for file in guide_import.files.filter(status=ImportStatus.IMPORTED).exclude(to_relate=[]):
        if file.page:
            with transaction.atomic():
                _relate(file, file.page)


def _relate(file: ImportFile, page: RolePage) -> None:
    writing = Writing(file.guide_import.user, changes=ImportChanges.from_json(file.changes))
    if page.latest_revision_id != writing.changes.pages[page.pk].after:
        # Somebody works on it by now, and an undo must not take that for the import's own.
        return
    latest = page.get_latest_revision_as_object()
    if not relate_later(latest, RoleIndexPage.objects.get(), tuple(file.to_relate), writing):
        file.to_relate = []
    file.changes = writing.changes.as_json()
    file.save(update_fields=["changes", "to_relate"])


NO_MORE_ROLES: Final = (
    "You may not add roles to the guide; ask an administrator for that, then try again."
)
NOT_YOURS: Final = (
    "The guide has the role “{role}” already and you may not change that page; "
    "ask somebody who may, or give the role another name."
)
LOCKED: Final = "The page of “{role}” is locked; unlock it or ask {who} to, then try again."
NOBODY: Final = (
    "Whoever started this import is no longer a user of the site; "
    "start it again under another name."
)


class NotAllowedError(Exception):
    """A page that this user may not change; the message says what to do."""


def may_import(user: Any) -> bool:
    """Say whether a person may add roles below the roles index."""
    index = RoleIndexPage.objects.first()
    return index is not None and bool(index.permissions_for_user(user).can_add_subpage())


def check_user(file: ImportFile) -> None:
    """Raise NotAllowedError if whoever started the import is no longer there."""
    if file.guide_import.user is None:
        raise NotAllowedError(NOBODY)


def check_allowed(file: ImportFile, pages: Iterable[int]) -> None:
    """Raise NotAllowedError if whoever started the import may not change one of the pages."""
    user = file.guide_import.user
    for page in Page.objects.filter(pk__in=pages).specific():
        permissions = page.permissions_for_user(user)
        if not permissions.can_edit():
            raise NotAllowedError(NOT_YOURS.format(role=page.title))
        if permissions.page_locked():
            who = page.locked_by or "an administrator"
            raise NotAllowedError(LOCKED.format(role=page.title, who=who))
    if not may_import(user):
        raise NotAllowedError(NO_MORE_ROLES)


# A worker looks for work every second, and a document takes it a few.
NO_WORKER_AFTER: Final = timedelta(seconds=15)
STALLED_AFTER: Final = timedelta(minutes=2)


class State(StrEnum):
    """What happens to an import at the moment."""

    QUEUED = "queued"
    IN_LINE = "in line"
    NO_WORKER = "no worker"
    WORKING = "working"
    STALLED = "stalled"
    DONE = "done"


MESSAGES: Final = {
    State.QUEUED: "The import begins in a moment.",
    State.IN_LINE: "Another import is running. This one follows as soon as that is done.",
    State.NO_WORKER: (
        "Nothing is working on imports at the moment, so this one has not begun. Your files are "
        "safe and are imported once the import worker runs. Please tell whoever runs this site: "
        "“manage.py db_worker --backend imports --queue-name imports” must be running."
    ),
    State.WORKING: "You can close this page; the import goes on without it.",
    State.STALLED: (
        "The import stopped half-way. What has been imported is whole. “Go on” imports the rest."
    ),
    State.DONE: "",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """The state of an import, and of how many documents what became of them is known.

    ``done`` are all but the waiting ones, ``failed`` those that were not imported.
    """

    state: State
    done: int
    failed: int
    imported: int
    total: int

    @property
    def message(self) -> str:
        """What to tell whoever waits for it."""
        return MESSAGES[self.state]

    @property
    def percent(self) -> int:
        """How much is done, from 0 to 100."""
        return round(100 * self.done / self.total) if self.total else 100

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self.state in {State.DONE, State.STALLED}


def progress_of(guide_import: GuideImport) -> Progress:
    """Return how far an import is, in two queries at most."""
    rows = guide_import.files.order_by().values_list("status").annotate(count=Count("pk"))
    counts = dict(rows)
    total, waiting = sum(counts.values()), counts.get(ImportStatus.WAITING, 0)
    state = _state(guide_import) if waiting else State.DONE
    failed = counts.get(ImportStatus.FAILED, 0) + counts.get(ImportStatus.REFUSED, 0)
    imported = counts.get(ImportStatus.IMPORTED, 0)
    return Progress(state, total - waiting, failed, imported, total)


def _state(guide_import: GuideImport) -> State:
    now = timezone.now()
    queued, alive = guide_import.queued_at, guide_import.alive_at
    if queued and alive and alive >= queued:
        return State.STALLED if now - alive > STALLED_AFTER else State.WORKING
    others = GuideImport.objects.exclude(pk=guide_import.pk)
    worked_on = others.filter(alive_at__gt=now - STALLED_AFTER)
    if worked_on.filter(files__status=ImportStatus.WAITING).exists():
        return State.IN_LINE
    return State.QUEUED if queued and now - queued < NO_WORKER_AFTER else State.NO_WORKER
