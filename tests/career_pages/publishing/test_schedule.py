"""The schedule: which jobs a run does, and when it is said not to run."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from threading import Barrier, Thread
from time import sleep
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from career_pages.models import ScheduledJob
from career_pages.publishing.schedule import JOBS, Job, know_jobs, late_jobs, run

At = Callable[[str], datetime]
Record = Callable[[Job], ScheduledJob]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], datetime]:
    """Set the clock, as in "2031-05-04 12:00"."""

    def go(moment: str) -> datetime:
        now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        monkeypatch.setattr("django.utils.timezone.now", lambda: now)
        return now

    return go


class Counted:
    """The work of a job: how often it was done, and what it does besides."""

    def __init__(self) -> None:
        self.times = 0
        self.also: Callable[[], Any] = lambda: None

    def __call__(self) -> None:
        self.times += 1
        self.also()


@pytest.fixture
def often(db: None) -> Job:
    """A job that is done each time."""
    return Job("often", "does one thing", Counted(), daily=False)


@pytest.fixture
def nightly(db: None) -> Job:
    """A job that is done once a day."""
    return Job("nightly", "does another thing", Counted())


@pytest.fixture
def record() -> Callable[[Job], ScheduledJob]:
    """Return what is recorded of a job."""
    return lambda job: ScheduledJob.objects.get(name=job.name)


# Which jobs a run does, and what it does when one fails.


def times(job: Job) -> int:
    work: Any = job.work
    return int(work.times)


def fail() -> None:
    raise ValueError("no such thing")


def failing(job: Job) -> Job:
    work: Any = job.work
    work.also = fail
    return job


def mended(job: Job) -> Job:
    work: Any = job.work
    work.also = lambda: None
    return job


def test_a_job_is_done_each_time_and_a_daily_one_once_a_day(
    often: Job, nightly: Job, at: At
) -> None:
    for moment, expected in (
        ("2031-05-04 12:00", (1, 1)),
        ("2031-05-04 12:05", (2, 1)),
        ("2031-05-05 02:55", (3, 1)),
        ("2031-05-05 03:00", (4, 2)),
        ("2031-05-05 03:05", (5, 2)),
        ("2031-05-05 23:55", (6, 2)),
        ("2031-05-06 02:59", (7, 2)),
        ("2031-05-06 03:01", (8, 3)),
    ):
        at(moment)
        run([often, nightly])
        assert (times(often), times(nightly)) == expected, moment


@pytest.mark.parametrize("back", ["2031-05-06 10:00", "2031-05-07 01:00", "2031-06-30 23:00"])
def test_a_daily_job_is_caught_up_once_after_a_pause(nightly: Job, at: At, back: str) -> None:
    at("2031-05-04 03:00")
    run([nightly])
    now = at(back)
    run([nightly])
    at(str((now + timedelta(minutes=5)).replace(tzinfo=None)))
    run([nightly])
    assert times(nightly) == 2


def test_the_hour_is_that_of_the_site(nightly: Job, at: At, settings: Any) -> None:
    settings.SCHEDULE_DAILY_HOUR = 4
    at("2031-05-03 22:00")
    with timezone.override("America/New_York"):
        run([nightly])
        # Eight in the morning in London is four in New York.
        at("2031-05-04 07:59")
        run([nightly])
        assert times(nightly) == 1
        at("2031-05-04 08:00")
        run([nightly])
        assert times(nightly) == 2


def test_a_job_that_fails_keeps_no_other_back_and_is_tried_again(
    often: Job, nightly: Job, at: At, record: Record, caplog: pytest.LogCaptureFixture
) -> None:
    at("2031-05-04 03:00")
    with caplog.at_level(logging.ERROR):
        result = run([failing(nightly), often])
    assert (result.done, result.failed) == (("often",), ("nightly",))
    assert "The scheduled job nightly failed" in caplog.text
    assert "ValueError: no such thing" in caplog.text
    assert "Traceback" in caplog.text
    failed = record(nightly)
    assert (failed.failures, failed.error) == (1, "ValueError: no such thing")
    assert (failed.failed_at, failed.succeeded_at) == (timezone.now(), None)
    at("2031-05-04 03:05")
    run([nightly])
    assert record(nightly).failures == 2
    at("2031-05-04 03:10")
    assert run([mended(nightly)]).done == ("nightly",)
    assert (record(nightly).failures, record(nightly).error) == (0, "")
    at("2031-05-04 03:15")
    run([nightly])
    assert times(nightly) == 3


def test_it_is_recorded_when_it_began_and_ended(
    often: Job, at: At, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = at("2031-05-04 12:00")
    work: Any = often.work
    work.also = lambda: at("2031-05-04 12:02")
    run([often])
    done = record(often)
    assert (done.started_at, done.succeeded_at) == (began, timezone.now())
    assert done.claimed_until is None


def test_a_job_that_another_run_is_doing_is_passed_over(often: Job, nightly: Job, at: At) -> None:
    at("2031-05-04 12:00")
    work: Any = often.work
    inner = []
    # While the first is being done, a second run comes along.
    work.also = lambda: inner.append(run([often, nightly]))
    outer = run([often, nightly])
    assert inner[0].done == ("nightly",)
    assert outer.done == ("often",)
    assert (times(often), times(nightly)) == (1, 1)


def test_what_another_run_tried_in_vain_meanwhile_is_left_to_the_next(
    often: Job, nightly: Job, at: At
) -> None:
    at("2031-05-04 12:00")
    work: Any = often.work
    work.also = lambda: run([failing(nightly)])
    assert run([often, nightly]).failed == ()
    assert times(nightly) == 1


def test_a_run_that_was_killed_does_not_keep_a_job_for_ever(
    often: Job, nightly: Job, at: At, record: Record
) -> None:
    now = at("2031-05-04 12:00")
    for job in (often, nightly):
        ScheduledJob.objects.create(name=job.name, claimed_until=now + job.longest)
    at("2031-05-04 12:10")
    assert run([often, nightly]).done == ()
    at("2031-05-04 12:15")
    assert run([often, nightly]).done == ("often",)
    at("2031-05-04 15:00")
    assert run([nightly]).done == ("nightly",)
    assert record(nightly).claimed_until is None


@pytest.mark.parametrize("end", [KeyboardInterrupt, SystemExit])
def test_a_run_that_is_ended_leaves_its_job_to_the_next(
    often: Job, at: At, record: Record, end: type[BaseException]
) -> None:
    def ended() -> None:
        raise end

    at("2031-05-04 12:00")
    work: Any = often.work
    work.also = ended
    with pytest.raises(end):
        run([often])
    assert record(often).claimed_until is None
    assert record(often).succeeded_at is None
    assert run([mended(often)]).done == ("often",)


def test_a_claim_that_was_lost_meanwhile_stays_with_the_other(
    often: Job, at: At, record: Record
) -> None:
    theirs = at("2031-05-04 13:00")
    at("2031-05-04 12:00")
    work: Any = often.work
    work.also = lambda: ScheduledJob.objects.update(claimed_until=theirs)
    run([often])
    assert record(often).claimed_until == theirs


def test_a_job_can_be_done_out_of_turn(nightly: Job, at: At) -> None:
    at("2031-05-04 12:00")
    run([nightly])
    at("2031-05-04 12:01")
    assert run([nightly]).done == ()
    assert run([nightly], now=True).done == ("nightly",)


# Two runs of the schedule that begin at the same moment.


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite lets one write after the other by itself"
)
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


# When the schedule is said not to run, and to whom.


WARNING = "What should run on a schedule does not"


@pytest.fixture
def jobs(often: Job, nightly: Job) -> list[Job]:
    """A job of each kind."""
    return [often, nightly]


@pytest.fixture
def ran(jobs: list[Job], at: At) -> list[Job]:
    """They ran on May 4 at noon."""
    at("2031-05-04 12:00")
    run(jobs)
    return jobs


def late(jobs: list[Job]) -> dict[str, str]:
    return {job.name: job.reason for job in late_jobs(jobs)}


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2031-05-04 12:00", set()),
        ("2031-05-04 12:20", set()),
        ("2031-05-04 12:21", {"often"}),
        ("2031-05-05 07:00", {"often"}),
        ("2031-05-05 07:01", {"often", "nightly"}),
    ],
)
def test_a_job_is_late_after_its_time(
    ran: list[Job], at: At, moment: str, expected: set[str]
) -> None:
    at(moment)
    assert set(late(ran)) == expected


def test_it_is_said_since_when(ran: list[Job], at: At) -> None:
    at("2031-05-06 12:00")
    assert late(ran)["often"] == "has not succeeded since 2031-05-04 12:00 UTC"


def test_what_never_ran_has_a_day(jobs: list[Job], at: At) -> None:
    assert late(jobs) == {}
    now = at("2031-05-04 12:00")
    for job in jobs:
        ScheduledJob.objects.create(name=job.name, known_since=now)
    at("2031-05-05 12:00")
    assert late(jobs) == {}
    at("2031-05-05 12:01")
    assert late(jobs) == dict.fromkeys(["often", "nightly"], "has never succeeded")


def test_what_keeps_failing_is_said_before_it_is_late(ran: list[Job], at: At, nightly: Job) -> None:
    def fail() -> None:
        raise ValueError("smtp://guide:secret@mail.example")

    work: Any = nightly.work
    work.also = fail
    for minute in (0, 5, 10):
        assert late(ran) == {}
        at(f"2031-05-05 03:{minute:02}")
        run(ran)
    (job,) = late_jobs(ran)
    assert job.reason == "has failed 3 times in a row, last on 2031-05-05 03:10 UTC"
    assert "secret" in job.error


def test_migrations_make_every_job_known(db: None) -> None:
    ScheduledJob.objects.all().delete()
    know_jobs(using="default")
    know_jobs(using="default")
    assert {job.name for job in JOBS} == set(ScheduledJob.objects.values_list("name", flat=True))


@pytest.fixture
def stopped(db: None, at: At) -> None:
    """The schedule of the site stopped two days ago."""
    now = at("2031-05-04 12:00")
    ScheduledJob.objects.all().delete()
    for job in JOBS:
        ScheduledJob.objects.create(
            name=job.name, succeeded_at=now, error="ValueError: secret", failures=0
        )
    at("2031-05-06 12:00")


def test_the_address_for_monitors_says_which_job_is_late(stopped: None, client: Client) -> None:
    response = client.get("/healthz/schedule")
    assert response.status_code == 503
    lines = response.content.decode().splitlines()
    assert len(lines) == len(JOBS)
    assert "publication has not succeeded since 2031-05-04 12:00 UTC" in lines
    assert "secret" not in response.content.decode()
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Type"].startswith("text/plain")


def test_it_says_ok_while_nothing_is_late(db: None, client: Client) -> None:
    ScheduledJob.objects.all().delete()
    know_jobs(using="default")
    response = client.get("/healthz/schedule")
    assert (response.status_code, response.content) == (200, b"ok")
    assert client.head("/healthz/schedule").status_code == 200


def test_without_a_database_it_says_so(
    db: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise DatabaseError("secret")

    monkeypatch.setattr(ScheduledJob.objects, "all", refuse)
    response = client.get("/healthz/schedule")
    assert (response.status_code, response.content) == (503, b"database unavailable")


def test_the_command_says_the_same(stopped: None) -> None:
    with pytest.raises(CommandError, match="publication has not succeeded since") as raised:
        call_command("run_schedule", "--check")
    assert raised.value.returncode == 1
    ScheduledJob.objects.update(succeeded_at="2031-05-06T12:00Z")
    out = StringIO()
    call_command("run_schedule", "--check", stdout=out)
    assert "Everything that is scheduled runs." in out.getvalue()


@pytest.mark.parametrize(
    "who", ["visitor of the admin", "author", "reviewer", "publisher", "administrator"]
)
def test_administrators_are_warned(person: Callable[[str], Any], stopped: None, who: str) -> None:
    client = Client()
    client.force_login(person(who))
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (WARNING in html) is (who == "administrator")


def test_nobody_is_warned_while_it_runs_or_on_a_developers_server(
    admin_client: Client, at: At, settings: Any, stopped: None
) -> None:
    home = reverse("wagtailadmin_home")
    settings.DEBUG = True
    assert WARNING not in admin_client.get(home).content.decode()
    settings.DEBUG = False
    ScheduledJob.objects.update(succeeded_at="2031-05-06T12:00Z")
    assert WARNING not in admin_client.get(home).content.decode()
