"""On which days a review is brought to mind."""

from typing import Final

# Days before a review is due on which it is brought to mind first.
AHEAD: Final = 14
# Days between two reminders of a review that is overdue.
AGAIN_AFTER: Final = 30


def stage(days_left: int) -> int | None:
    """Return the latest reminder that is due by now; None if that is before the first.

    A reminder is named for its day, in days after the review is due: -14, 0, 30, 60 and so on.
    When nothing ran on the day itself, it is still the latest on the days after.
    """
    if days_left > AHEAD:
        return None
    return -AHEAD if days_left > 0 else -days_left - -days_left % AGAIN_AFTER
