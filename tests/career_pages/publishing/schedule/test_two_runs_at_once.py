"""Two runs of the schedule that begin at the same moment."""

from threading import Barrier, Thread
from time import sleep

import pytest
from django.db import connection

from career_pages.models import ScheduledJob
from career_pages.publishing.schedule import Job, run

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="SQLite lets one write after the other by itself"
    ),
]


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("fails", [True, False])
def test_each_job_is_done_once(known: bool, fails: bool) -> None:
    done: list[str] = []

    def work(name: str) -> None:
        done.append(name)
        sleep(0.3)
        if fails:
            raise ValueError(name)

    jobs = [
        Job("often", "does one thing", lambda: work("often"), daily=False),
        Job("nightly", "does another", lambda: work("nightly")),
    ]
    # The rows that a migration left have numbers that PostgreSQL would give again.
    ScheduledJob.objects.all().delete()
    if known:
        for job in jobs:
            ScheduledJob.objects.create(name=job.name)
    together, errors = Barrier(4), list[Exception]()

    def run_it() -> None:
        together.wait()
        try:
            run(jobs)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert sorted(done) == ["nightly", "often"]
    assert not ScheduledJob.objects.exclude(claimed_until=None).exists()
