"""Which roles are to be looked at again, and when."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.permission_policies.pages import PagePermissionPolicy

from career_pages.models import RolePage
from career_pages.review_dates import SOON, ReviewDue


@dataclass(frozen=True, slots=True)
class DueReview:
    """The review of a role, and in how many days it is due: fewer than 0 when it is overdue."""

    role: RolePage
    due_on: date
    days_left: int

    @classmethod
    def of(cls, role: RolePage) -> "DueReview":
        """Return the review of a role that has a date for it."""
        due_on: Any = role.next_review
        return cls(role, due_on, (due_on - timezone.localdate()).days)

    @property
    def is_overdue(self) -> bool:
        """Whether the day has passed."""
        return ReviewDue.of(self.due_on) is ReviewDue.OVERDUE

    @property
    def days_overdue(self) -> int:
        """How many days ago it was due."""
        return max(0, -self.days_left)


def due_within(time: timedelta) -> QuerySet[RolePage]:
    """Return the live roles whose review is due within that time, or overdue."""
    last = timezone.localdate() + time
    roles: Any = RolePage.objects.live().filter(next_review__lte=last).defer_streamfields()
    due: QuerySet[RolePage] = roles.order_by("next_review", "draft_title", "pk")
    return due


def reviews_due(user: Any, within: timedelta = SOON) -> QuerySet[RolePage]:
    """Return those of them that the user may edit, what is due first before the others."""
    editable = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    return due_within(within).filter(pk__in=editable.values("pk"))
