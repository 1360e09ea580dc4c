"""When roles are due for their next review."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from django.db.models import Q
from django.utils import timezone

SOON: Final = timedelta(days=30)


class ReviewDue(StrEnum):
    """How a role stands with its next review. A review is overdue the day after its date."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    NEVER = "never"

    @classmethod
    def of(cls, next_review: date | None) -> "ReviewDue":
        """Return how a role stands whose next review is on that day."""
        if next_review is None:
            return cls.NEVER
        if next_review < timezone.localdate():
            return cls.OVERDUE
        return cls.SOON if next_review <= timezone.localdate() + SOON else cls.LATER

    def condition(self) -> Q:
        """Return what finds the roles that stand so."""
        if self is ReviewDue.NEVER:
            return Q(next_review=None)
        if self is ReviewDue.OVERDUE:
            return Q(next_review__lt=timezone.localdate())
        if self is ReviewDue.SOON:
            return Q(
                next_review__gte=timezone.localdate(), next_review__lte=timezone.localdate() + SOON
            )
        return Q(next_review__gt=timezone.localdate() + SOON)
