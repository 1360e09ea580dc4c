"""Which roles are to be looked at again, and when."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import QuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

from career_pages.models import RolePage
from career_pages.today import today

# Days in which a review is due for it to be listed.
SOON: Final = 30


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
        return cls(role, due_on, (due_on - today()).days)

    @property
    def is_overdue(self) -> bool:
        """Whether the day has passed."""
        return self.days_left < 0

    @property
    def days_overdue(self) -> int:
        """How many days ago it was due."""
        return max(0, -self.days_left)


def due_within(days: int) -> QuerySet[RolePage]:
    """Return the live roles whose review is due in so many days at most, or overdue."""
    last = today() + timedelta(days=days)
    roles: Any = RolePage.objects.live().filter(next_review__lte=last).defer_streamfields()
    due: QuerySet[RolePage] = roles.order_by("next_review", "draft_title", "pk")
    return due


def reviews_due(user: Any, within_days: int = SOON) -> QuerySet[RolePage]:
    """Return those of them that the user may edit, what is due first before the others."""
    editable = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    return due_within(within_days).filter(pk__in=editable.values("pk"))
