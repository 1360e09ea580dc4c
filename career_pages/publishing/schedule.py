"""Scheduled jobs: which are due and done, and which are late."""

import logging
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.apps import apps as all_apps
from django.conf import settings
from django.db import connection
from django.db.models import F, Q
from django.utils import timezone

from career_pages.models import ScheduledJob

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """A name, what the job does in words, and the work: each time, or once a day."""

    name: str
    about: str
    work: Callable[[], object]
    daily: bool = True

    @property
    def longest(self) -> timedelta:
        """How long the work may take.

        A job that takes longer may be done by the next run as well. A run that was killed keeps
        its job from being done for as long.
        """
        return timedelta(hours=3) if self.daily else timedelta(minutes=15)

    def due_since(self, moment: datetime) -> datetime:
        """Return the moment since which it is to be done again, seen from another moment.

        A job that has not succeeded since then is due.
        """
        return _last_time(moment) if self.daily else moment


@dataclass(frozen=True, slots=True)
class Run:
    """Which jobs were done, and which failed, by their names."""

    done: tuple[str, ...]
    failed: tuple[str, ...]


def run(jobs: Iterable[Job], *, now: bool = False) -> Run:
    """Do those of the jobs that are due, or all of them ``now``; return which were done.

    Of two runs at the same time, each job is done by one. A job that fails is logged and
    recorded, keeps no other from being done, and is due again at the next run.
    """
    began = timezone.now()
    names: dict[bool, list[str]] = {True: [], False: []}
    for job in jobs:
        if claimed_until := _claim(job, began if now else job.due_since(began), began):
            names[_succeeds(job, claimed_until)].append(job.name)
    return Run(tuple(names[True]), tuple(names[False]))


def _claim(job: Job, due_since: datetime, began: datetime) -> datetime | None:
    """Return until when this run has the job for itself; None if it is not due or taken.

    One statement asks and takes, which every database does for one of two that ask at once. What
    another run has done or tried since this one began is not done again.
    """
    ScheduledJob.objects.get_or_create(name=job.name)
    due = Q(succeeded_at=None) | Q(succeeded_at__lt=due_since)
    not_tried = Q(failed_at=None) | Q(failed_at__lt=began)
    moment = timezone.now()
    free = Q(claimed_until=None) | Q(claimed_until__lte=moment)
    until = moment + job.longest
    claimed = ScheduledJob.objects.filter(due, not_tried, free, name=job.name).update(
        claimed_until=until, started_at=moment
    )
    return until if claimed else None


def _succeeds(job: Job, claimed_until: datetime) -> bool:
    record = ScheduledJob.objects.filter(name=job.name)
    try:
        job.work()
    except Exception as error:
        logger.exception("The scheduled job %s failed", job.name)
        # The connection itself may be what failed.
        if not connection.is_usable():
            connection.close()
        said = "".join(traceback.format_exception_only(error)).strip()
        record.update(failed_at=timezone.now(), failures=F("failures") + 1, error=said)
        return False
    else:
        record.update(succeeded_at=timezone.now(), failures=0, error="")
        return True
    finally:
        # Also when the run is interrupted; a claim that has expired meanwhile may be another run's.
        record.filter(claimed_until=claimed_until).update(claimed_until=None)


# In the order in which they are done: what readers and editors wait for comes first.
JOBS: list[Job] = []


def register_jobs(*jobs: Job) -> None:
    """Do those jobs from now on, behind the ones that are registered already."""
    known = {job.name for job in JOBS}
    JOBS.extend(job for job in jobs if job.name not in known)


@dataclass(frozen=True, slots=True)
class LateJob:
    """A job that is late or keeps failing, and how to say so.

    ``reason`` holds no secret. ``error`` is what the last failure said, for administrators.
    """

    name: str
    about: str
    reason: str
    error: str = ""


def late_jobs(jobs: Iterable[Job] = JOBS) -> list[LateJob]:
    """Return the jobs that are late or keep failing, in one query.

    A job is known from the first migration or run on; until it has run it has a day.
    """
    records = {record.name: record for record in ScheduledJob.objects.all()}
    late = []
    for job in jobs:
        record = records.get(job.name)
        if record and (reason := _reason(job, record, timezone.now())):
            late.append(LateJob(job.name, job.about, reason, record.error))
    return late


def _reason(job: Job, record: ScheduledJob, now: datetime) -> str:
    if record.failures >= 3:
        return f"has failed {record.failures} times in a row, last on {_said(record.failed_at)}"
    if record.succeeded_at is None:
        # A new site, or a new job, has a day to be set up.
        return "has never succeeded" if now > record.known_since + timedelta(days=1) else ""
    if now > _deadline(job, record.succeeded_at):
        return f"has not succeeded since {_said(record.succeeded_at)}"
    return ""


def _deadline(job: Job, succeeded_at: datetime) -> datetime:
    if job.daily:
        # It may take its time, and be tried again.
        return _next_time(succeeded_at) + timedelta(hours=4)
    # Three runs of five minutes may be missed, for instance during an update.
    return succeeded_at + timedelta(minutes=20)


def _last_time(moment: datetime) -> datetime:
    """Return the last moment up to that one at which daily jobs were to begin."""
    here = timezone.localtime(moment)
    begins = _on(here)
    return begins if begins <= here else _on(here - timedelta(days=1))


def _next_time(moment: datetime) -> datetime:
    """Return the first moment after that one at which daily jobs are to begin."""
    here = timezone.localtime(moment)
    begins = _on(here)
    return begins if begins > here else _on(here + timedelta(days=1))


def _on(day: datetime) -> datetime:
    return datetime.combine(day.date(), time(settings.SCHEDULE_DAILY_HOUR), tzinfo=day.tzinfo)


def _said(moment: datetime | None) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M %Z}" if moment else "an unknown day"


def know_jobs(using: str, apps: Any = all_apps, **kwargs: Any) -> None:
    """Record each job that has no record yet, so that one that never runs is missed.

    It is called after every migration, also to a version that has no such records.
    """
    try:
        records = apps.get_model("career_pages", "ScheduledJob").objects.using(using)
    except LookupError:
        return
    for job in JOBS:
        records.get_or_create(name=job.name)
