"""What somebody who waits for an import is told."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from career_pages.documents.uploads import State, progress_of, work_on
from career_pages.models import GuideImport
from tests.career_pages.documents.small_guides import guide

Upload = Callable[..., GuideImport]


@pytest.fixture
def waiting(administrator: Any, upload: Upload) -> GuideImport:
    """An import of two documents that has just been put in line."""
    return upload(administrator, guide("Cooper"), guide("Glazier"))


def seen(guide_import: GuideImport, queued: float, alive: float | None = None) -> State:
    """Return the state of an import that was queued, and last worked on, so many seconds ago."""
    now = timezone.now()
    guide_import.queued_at = now - timedelta(seconds=queued)
    guide_import.alive_at = None if alive is None else now - timedelta(seconds=alive)
    guide_import.save()
    return progress_of(guide_import).state


@pytest.mark.parametrize(
    ("queued", "alive", "state"),
    [
        (1, None, State.QUEUED),
        (16, None, State.NO_WORKER),
        (16, 1, State.WORKING),
        (500, 119, State.WORKING),
        (500, 121, State.STALLED),
        (1, 300, State.QUEUED),
        (20, 300, State.NO_WORKER),
    ],
)
def test_the_state_follows_from_when_the_worker_was_last_seen(
    waiting: GuideImport, queued: float, alive: float | None, state: State
) -> None:
    assert seen(waiting, queued, alive) is state


def test_an_import_behind_another_one_is_in_line(
    waiting: GuideImport, administrator: Any, upload: Upload
) -> None:
    seen(waiting, queued=60, alive=5)
    second = upload(administrator, guide("Mason"), guide("Thatcher"))
    assert seen(second, queued=50) is State.IN_LINE


def test_numbers_say_how_far_it_is(administrator: Any, upload: Upload) -> None:
    started = upload(administrator, guide("Cooper"), b"\x00\x01\x02\xff")
    assert (progress_of(started).done, progress_of(started).percent) == (0, 0)
    work_on(started)
    over = progress_of(started)
    assert (over.state, over.done, over.failed, over.imported) == (State.DONE, 2, 1, 1)
    assert (over.percent, over.is_over) == (100, True)
