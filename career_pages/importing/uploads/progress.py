"""How far an import is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.db.models import Count
from django.utils import timezone

from career_pages.models import GuideImport, ImportStatus

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
    if _others_are_worked_on(guide_import, since=now - STALLED_AFTER):
        return State.IN_LINE
    return State.QUEUED if queued and now - queued < NO_WORKER_AFTER else State.NO_WORKER


def _others_are_worked_on(guide_import: GuideImport, since: datetime) -> bool:
    others = GuideImport.objects.exclude(pk=guide_import.pk).filter(alive_at__gt=since)
    return others.filter(files__status=ImportStatus.WAITING).exists()
