"""Reminders of reviews, by e-mail."""

import logging
from collections import defaultdict
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.admin.mail import send_mail
from wagtail.admin.utils import get_user_display_name

from career_pages.models import ReviewReminder
from career_pages.reviewing.due import DueReview, due_within
from career_pages.reviewing.recipients import recipients
from career_pages.reviewing.reminder_stages import AHEAD, stage

logger = logging.getLogger(__name__)

TEMPLATES = "career_pages/reviewing"


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
    for role, people in recipients(due_within(timedelta(days=AHEAD))).items():
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
    subject = render_to_string(f"{TEMPLATES}/reminder_subject.txt", context)
    message = render_to_string(f"{TEMPLATES}/reminder.txt", context)
    send_mail(" ".join(subject.split()), message.strip() + "\n", [person.email])
