"""How letters reach people."""

import logging
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django.core.mail import get_connection
from django.urls import reverse
from wagtail.admin.mail import send_mail
from wagtail.admin.utils import get_admin_base_url, get_user_display_name
from wagtail.users.models import UserProfile

from career_pages.workflow.letter import Letter

logger = logging.getLogger(__name__)


class Preference(StrEnum):
    """The kinds of letter that people can switch off in their account, as Wagtail names them."""

    ASKED = "submitted_notifications"
    SENT_BACK = "rejected_notifications"
    PUBLISHED = "approved_notifications"


def post(letter: Letter, people: Iterable[Any], preference: Preference) -> int:
    """Send the letter to those who can get it and want letters of its kind; return to how many.

    A mail server that does not answer loses letters and nothing else: it is logged.
    """
    readers = [person for person in dict.fromkeys(people) if _wants(person, preference)]
    if not readers:
        return 0
    account = f"{get_admin_base_url()}{reverse('wagtailadmin_account')}#tab-notifications"
    try:
        with get_connection() as connection:
            return sum(_send(letter, person, account, connection) for person in readers)
    except OSError:
        logger.exception("“%s” was not sent: the mail server does not answer", letter.subject)
        return 0


def _wants(person: Any, preference: Preference) -> bool:
    if person is None or not person.is_active or not person.email:
        return False
    return bool(getattr(UserProfile.get_for_user(person), preference))


def _send(letter: Letter, person: Any, account: str, connection: Any) -> int:
    name = get_user_display_name(person)
    text, html = letter.as_text(name, account), letter.as_html(name, account)
    try:
        sent: int = send_mail(
            letter.subject, text, [person.email], connection=connection, html_message=html
        )
    except OSError:
        logger.exception("“%s” was not sent to %s", letter.subject, person.email)
        return 0
    return sent
