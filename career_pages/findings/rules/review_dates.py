"""A page says when somebody last looked at it, and somebody looks at it again."""

from collections.abc import Iterator
from datetime import date

from career_pages.findings.finding import Severity
from career_pages.findings.registry import Remark, rule
from career_pages.findings.subject import Subject


@rule("review-overdue", Severity.WARNING)
def overdue_reviews(subject: Subject) -> Iterator[Remark]:
    """Remark on a review whose day has passed, or that was a year ago with no other planned."""
    if subject.next_review:
        if subject.next_review < subject.today:
            yield Remark(
                "next_review",
                subject.next_review.isoformat(),
                "Review this page, and set the day of the next review: this one has passed.",
            )
    elif subject.last_reviewed and _a_year_after(subject.last_reviewed) < subject.today:
        yield Remark(
            "last_reviewed",
            subject.last_reviewed.isoformat(),
            "Review this page, and set the day of the next review: the last one was more than "
            "twelve months ago.",
        )


def _a_year_after(day: date) -> date:
    """Return the same day a year later; the first of March for the 29th of February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)
