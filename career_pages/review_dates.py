"""When roles are due for their next review."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from django.db.models import Q

from career_pages.today import today

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
        if next_review < today():
            return cls.OVERDUE
        return cls.SOON if next_review <= today() + SOON else cls.LATER

    def condition(self) -> Q:
        """Return what finds the roles that stand so."""
        if self is ReviewDue.NEVER:
            return Q(next_review=None)
        if self is ReviewDue.OVERDUE:
            return Q(next_review__lt=today())
        if self is ReviewDue.SOON:
            return Q(next_review__gte=today(), next_review__lte=today() + SOON)
        return Q(next_review__gt=today() + SOON)
