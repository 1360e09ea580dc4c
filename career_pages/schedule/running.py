"""Does the jobs that are due, each once."""

import logging
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import F, Q
from django.utils import timezone

from career_pages.models import ScheduledJob
from career_pages.schedule.job import Job

logger = logging.getLogger(__name__)


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
    results = {
        job.name: _succeeds(job, claimed_until)
        for job in jobs
        if (claimed_until := _claim(job, began if now else job.due_since(began), began))
    }
    return Run(
        tuple(name for name, succeeded in results.items() if succeeded),
        tuple(name for name, succeeded in results.items() if not succeeded),
    )


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
        # Also when somebody ends the run. A claim that was lost meanwhile is another run's.
        record.filter(claimed_until=claimed_until).update(claimed_until=None)
