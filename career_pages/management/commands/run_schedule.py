"""What runs on a schedule."""

import signal
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from career_pages.models import ScheduledJob
from career_pages.publishing.schedule import JOBS, late_jobs, run


class Command(BaseCommand):
    """Does what is due; cron or a timer calls it every five minutes."""

    help = (
        "Do what is due: publication each time, the rest once a day. Call it every five minutes. "
        "Exits with 1 if a job failed, which is then tried again at the next call."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Accept one of --only, --list and --check."""
        one = parser.add_mutually_exclusive_group()
        one.add_argument("--only", metavar="NAME", help="do this one job now, due or not")
        one.add_argument("--list", action="store_true", help="print the jobs and their last runs")
        one.add_argument(
            "--check", action="store_true", help="exit with 1 if a job is late or keeps failing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do the jobs, or say how they are; raises CommandError when something is wrong."""
        if options["list"]:
            self._list()
        elif options["check"]:
            self._check(options["verbosity"])
        else:
            self._run(options["only"], options["verbosity"])

    def _run(self, only: str | None, verbosity: int) -> None:
        jobs = [job for job in JOBS if only is None or job.name == only]
        if not jobs:
            names = ", ".join(job.name for job in JOBS)
            raise CommandError(f"There is no job “{only}”. The jobs are: {names}.")
        with _ended_in_order():
            result = run(jobs, now=only is not None)
        # Cron would send each word by mail, so that a usual run says nothing.
        if verbosity > 1 or only:
            for name in result.done:
                self.stdout.write(f"{name}: done")
        if only and not (result.done or result.failed):
            raise CommandError(f"{only} is being done by another run.", returncode=1)
        if result.failed:
            raise CommandError(f"Failed: {', '.join(result.failed)}.", returncode=1)

    def _list(self) -> None:
        records = {record.name: record for record in ScheduledJob.objects.all()}
        for job in JOBS:
            record = records.get(job.name)
            when = "once a day" if job.daily else "each time"
            self.stdout.write(f"{job.name} ({when}): {job.about}")
            last = record and record.succeeded_at
            done = f"{timezone.localtime(last):%Y-%m-%d %H:%M %Z}" if last else "never"
            self.stdout.write(f"    last done: {done}")
            if record and record.failures:
                self.stdout.write(f"    failed {record.failures} times since: {record.error}")

    def _check(self, verbosity: int) -> None:
        late = late_jobs()
        if late:
            raise CommandError("\n".join(f"{job.name} {job.reason}" for job in late), returncode=1)
        if verbosity:
            self.stdout.write(self.style.SUCCESS("Everything that is scheduled runs."))


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """While it lasts, a request to end leaves the job to the next run at once."""

    def end(number: int, frame: FrameType | None) -> None:
        sys.exit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
