"""The moment at which all screenshots are taken."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Final

from django.utils import timezone

MOMENT: Final = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
# What happens one after the other must not happen at the same time.
TICK: Final = timedelta(milliseconds=1)


def stop_the_clock() -> None:
    """Let everything in this process happen at that moment, one tick after the other.

    It must be called before the models are loaded, which keep the clock that they find.
    """
    ticks = count()

    def now() -> datetime:
        return MOMENT + next(ticks) * TICK

    stopped: Callable[[], datetime] = now
    timezone.now = stopped
