"""The hour at which daily jobs begin."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone


def last_time(moment: datetime) -> datetime:
    """Return the last moment up to that one at which daily jobs were to begin."""
    here = timezone.localtime(moment)
    begins = _on(here)
    return begins if begins <= here else _on(here - timedelta(days=1))


def next_time(moment: datetime) -> datetime:
    """Return the first moment after that one at which daily jobs are to begin."""
    here = timezone.localtime(moment)
    begins = _on(here)
    return begins if begins > here else _on(here + timedelta(days=1))


def _on(day: datetime) -> datetime:
    return datetime.combine(day.date(), time(settings.SCHEDULE_DAILY_HOUR), tzinfo=day.tzinfo)
