"""Searches of long ago."""

from datetime import timedelta
from typing import Final

from django.utils import timezone

from search.models import SearchCount

KEPT_FOR: Final = timedelta(days=90)


def forget_old_counts() -> int:
    """Delete the counts of searches of more than 90 days ago; return how many there were."""
    return SearchCount.objects.filter(day__lt=timezone.localdate() - KEPT_FOR).delete()[0]
