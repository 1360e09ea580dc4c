"""When the schedule is said not to run, and to whom."""

from collections.abc import Callable
from datetime import datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from career_pages.models import ScheduledJob
from career_pages.publishing.schedule import JOBS, Job, know_jobs, late_jobs, run

At = Callable[[str], datetime]
SignIn = Callable[[str], Client]
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
