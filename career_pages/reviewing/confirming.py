"""“Still right”: a role was looked at again and nothing has to change."""

from datetime import date
from typing import Any, Final

from django.utils import timezone

from career_pages.models import RolePage
from career_pages.outcome import Outcome
from career_pages.quiet_change import Change, apply_change, foresee_change
from career_pages.role_changes import set_review_dates

CONFIRMED: Final = "career_pages.still_right"


def in_a_year(day: date) -> date:
    """Return the same day twelve months later; February 28 for a leap day."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def foresee(role: RolePage, user: Any) -> Outcome:
    """Return what would become of the role if the user confirmed now that it is still right."""
    return foresee_change(role, user, _reviewed_today())


def confirm(role: RolePage, user: Any) -> Outcome:
    """Say that the role was reviewed today and is to be again in twelve months; return the outcome.

    The dates go live at once where that publishes nothing else.
    """
    return apply_change(role, user, _reviewed_today(), CONFIRMED)


def _reviewed_today() -> Change:
    return set_review_dates(timezone.localdate(), in_a_year(timezone.localdate()))
