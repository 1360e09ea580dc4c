"""Reviews that are due: which, who is reminded of them, and how one is confirmed."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.mail import send_mail
from wagtail.admin.utils import get_user_display_name
from wagtail.permission_policies.pages import PagePermissionPolicy

from career_pages.forms import people_of_the_admin
from career_pages.models import ReviewReminder, RolePage
from career_pages.models.reviews import SOON
from career_pages.publishing.changes import (
    Change,
    ChangeResult,
    apply_change,
    preview_change,
    set_review_dates,
)

logger = logging.getLogger(__name__)

CONFIRMED: Final = "career_pages.still_right"
# Days before a review is due on which it is brought to mind first.
AHEAD: Final = 14
# Days between two reminders of a review that is overdue.
AGAIN_AFTER: Final = 30


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
        return self.days_left < 0

    @property
    def days_overdue(self) -> int:
        """How many days ago it was due."""
        return max(0, -self.days_left)


def reviews_due(user: Any, within: timedelta = SOON) -> QuerySet[RolePage]:
    """Return the live roles that the user may edit whose review is due by then, or overdue."""
    editable = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    return _due_within(within).filter(pk__in=editable.values("pk"))


def _due_within(time: timedelta) -> QuerySet[RolePage]:
    """Return the live roles whose review is due within that time, or overdue."""
    last = timezone.localdate() + time
    roles: Any = RolePage.objects.live().filter(next_review__lte=last).defer_streamfields()
    due: QuerySet[RolePage] = roles.order_by("next_review", "draft_title", "pk")
    return due


def preview(role: RolePage, user: Any) -> ChangeResult:
    """Return what would become of the role if the user confirmed now that it is still right."""
    return preview_change(role, user, _reviewed_today())


def confirm(role: RolePage, user: Any) -> ChangeResult:
    """Say that the role was reviewed today and is to be again in twelve months; return the result.

    The dates go live at once where that publishes nothing else.
    """
    return apply_change(role, user, _reviewed_today(), CONFIRMED)


def _reviewed_today() -> Change:
    return set_review_dates(timezone.localdate(), in_a_year(timezone.localdate()))


def in_a_year(day: date) -> date:
    """Return the same day twelve months later; February 28 for a leap day."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


# By default; the workflow makes the group.
REVIEWERS: Final = "Reviewer"


def recipients(roles: Iterable[RolePage]) -> dict[RolePage, list[Any]]:
    """Return for each role the users who are reminded of its review, in three queries at most.

    They are the one who is named on the page, else its owner, else all of the group of reviewers:
    each only if they may enter the admin and have an e-mail address. There may be nobody.
    """
    people = {person.pk: person for person in people_of_the_admin().exclude(email="")}
    group = set(people_of_the_admin().filter(groups__name=REVIEWERS).values_list("pk", flat=True))
    reviewers = [person for pk, person in people.items() if pk in group]

    def of(role: RolePage) -> list[Any]:
        named = people.get(role.review_editor_id) or people.get(role.owner_id)
        return [named] if named else reviewers

    return {role: of(role) for role in roles}


class RemindersNotSentError(Exception):
    """Some reminders could not be sent; the message says how many. They are tried again."""


def send_reminders() -> int:
    """Send each person whose reminder of a review is due one message; return how many were sent.

    The message lists all of the person's reviews that are due, also those they were reminded of
    before. Raises RemindersNotSentError when a message failed, once the others are sent.
    """
    sent = failed = 0
    for person, reviews in _reviews_by_person():
        reminders = _new_reminders(person, reviews)
        if not reminders:
            continue
        try:
            with transaction.atomic():
                # A second run at the same time stops here.
                ReviewReminder.objects.bulk_create(reminders)
                _send(person, reviews)
        except Exception:
            logger.exception("The reminder of reviews for %s was not sent", person)
            failed += 1
        else:
            sent += 1
    if failed:
        raise RemindersNotSentError(f"{failed} of {failed + sent} messages could not be sent.")
    return sent


def _reviews_by_person() -> list[tuple[Any, list[DueReview]]]:
    by_person: dict[Any, list[DueReview]] = defaultdict(list)
    for role, people in recipients(_due_within(timedelta(days=AHEAD))).items():
        if not people:
            logger.warning("Nobody can be reminded of the review of %s (%s)", role, role.pk)
        for person in people:
            by_person[person].append(DueReview.of(role))
    return list(by_person.items())


def _new_reminders(person: Any, reviews: list[DueReview]) -> list[ReviewReminder]:
    known = ReviewReminder.objects.filter(user=person, page__in=[one.role for one in reviews])
    sent = set(known.values_list("page", "due_on", "stage"))
    reminders = []
    for review in reviews:
        number = stage(review.days_left)
        if number is not None and (review.role.pk, review.due_on, number) not in sent:
            reminders.append(
                ReviewReminder(page=review.role, user=person, due_on=review.due_on, stage=number)
            )
    return reminders


def stage(days_left: int) -> int | None:
    """Return the latest reminder that is due by now; None if that is before the first.

    A reminder is named for its day, in days after the review is due: -14, 0, 30, 60 and so on.
    When nothing ran on the day itself, it is still the latest on the days after.
    """
    if days_left > AHEAD:
        return None
    return -AHEAD if days_left > 0 else -days_left - -days_left % AGAIN_AFTER


def _send(person: Any, reviews: list[DueReview]) -> None:
    site = settings.WAGTAILADMIN_BASE_URL
    context = {
        "name": get_user_display_name(person),
        "entries": [
            (review, site + reverse("career_pages_still_right", args=[review.role.pk]))
            for review in reviews
        ],
        "list_address": site + reverse("career_pages_reviews_due"),
    }
    subject = render_to_string("career_pages/reviewing/reminder_subject.txt", context)
    message = render_to_string("career_pages/reviewing/reminder.txt", context)
    send_mail(" ".join(subject.split()), message.strip() + "\n", [person.email])
