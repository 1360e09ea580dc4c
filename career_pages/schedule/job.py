"""One thing that is done on a schedule."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from career_pages.schedule.daily import last_time

# A job that takes longer may be done by the next run as well. A run that was killed keeps its
# job from being done for as long.
_LONGEST: Final = timedelta(minutes=15)
_LONGEST_OF_A_DAILY_JOB: Final = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Job:
    """A name, what the job does in words, and the work: each time, or once a day."""

    name: str
    about: str
    work: Callable[[], object]
    daily: bool = True

    @property
    def longest(self) -> timedelta:
        """How long the work may take."""
        return _LONGEST_OF_A_DAILY_JOB if self.daily else _LONGEST

    def due_since(self, moment: datetime) -> datetime:
        """Return the moment since which it is to be done again, seen from another moment.

        A job that has not succeeded since then is due.
        """
        return last_time(moment) if self.daily else moment
