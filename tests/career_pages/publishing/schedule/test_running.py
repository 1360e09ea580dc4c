"""Which jobs a run does, and what it does when one fails."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from career_pages.models import ScheduledJob
from career_pages.publishing.schedule import Job, run

At = Callable[[str], datetime]
Record = Callable[[Job], ScheduledJob]


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
