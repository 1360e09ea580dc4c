"""Whether what runs on a schedule does run."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from career_pages.models import ScheduledJob
from career_pages.schedule.daily import next_time
from career_pages.schedule.job import Job
from career_pages.schedule.jobs import JOBS

# Three runs of five minutes may be missed, for instance during an update.
LATE_AFTER: Final = timedelta(minutes=20)
# A daily job may take its time, and be tried again.
LATE_AFTER_DAILY: Final = timedelta(hours=4)
# A new site, or a new job, has a day to be set up.
FIRST_DAY: Final = timedelta(days=1)
TOO_MANY_FAILURES: Final = 3


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
    if record.failures >= TOO_MANY_FAILURES:
        return f"has failed {record.failures} times in a row, last on {_said(record.failed_at)}"
    if record.succeeded_at is None:
        return "has never succeeded" if now > record.known_since + FIRST_DAY else ""
    if now > _deadline(job, record.succeeded_at):
        return f"has not succeeded since {_said(record.succeeded_at)}"
    return ""


def _deadline(job: Job, succeeded_at: datetime) -> datetime:
    if job.daily:
        return next_time(succeeded_at) + LATE_AFTER_DAILY
    return succeeded_at + LATE_AFTER


def _said(moment: datetime | None) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M %Z}" if moment else "an unknown day"
