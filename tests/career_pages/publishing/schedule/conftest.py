"""A clock that tests set, and jobs that do nothing but count."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from career_pages.models import ScheduledJob
from career_pages.publishing.schedule import Job


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
