"""Who is reminded of a review, when, and how often."""

import logging
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.urls import reverse

from career_pages.models import ReviewReminder, RolePage
from career_pages.review.reminders import REVIEWERS, RemindersNotSentError, send_reminders, stage

Make = Callable[..., Any]
DUE = date(2031, 5, 4)


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Set the clock to so many days after the review is due."""

    def go(days: int) -> None:
        day = DUE + timedelta(days=days)
        monkeypatch.setattr("django.utils.timezone.localdate", lambda: day)

    return go


@pytest.fixture
def somebody(db: None) -> Make:
    """Make a user who may enter the admin."""

    def make(name: str, **fields: Any) -> Any:
        fields.setdefault("email", f"{name}@example.org")
        user = get_user_model().objects.create_user(name, password="x", **fields)
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        return user

    return make


@pytest.fixture
def ada(somebody: Make) -> Any:
    """Somebody who is asked to review roles."""
    return somebody("ada", first_name="Ada", last_name="Rivers")


def sent() -> list[tuple[str, str]]:
    """Return to whom and under which subject mail went out since the last look."""
    got = [(message.to[0], str(message.subject)) for message in mail.outbox]
    mail.outbox.clear()
    return got


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-400, None),
        (-15, None),
        (-14, -14),
        (-1, -14),
        (0, 0),
        (29, 0),
        (30, 30),
        (59, 30),
        (60, 60),
        (400, 390),
    ],
)
def test_the_days_of_reminders(days: int, expected: int | None) -> None:
    assert stage(-days) == expected


def test_a_review_is_brought_to_mind_before_on_and_after_its_day(
    make_role: Make, ada: Any, on: Make
) -> None:
    make_role(next_review=DUE, review_editor=ada)
    days = []
    for day in range(-20, 70):
        on(day)
        send_reminders()
        # A second run sends nothing.
        send_reminders()
        days += [day] * len(sent())
    assert days == [-14, 0, 30, 60]


def test_what_was_missed_is_sent_once_when_it_runs_again(
    make_role: Make, ada: Any, on: Make
) -> None:
    make_role(next_review=DUE, review_editor=ada)
    on(-20)
    send_reminders()
    assert sent() == []
    on(7)
    send_reminders()
    send_reminders()
    assert len(sent()) == 1


def test_the_message_says_what_to_do(make_role: Make, ada: Any, on: Make) -> None:
    page = make_role(next_review=DUE, review_editor=ada)
    on(-14)
    assert send_reminders() == 1
    (message,) = mail.outbox
    assert message.subject == "“Sound Engineer” is due for review on May 4, 2031"
    still_right = reverse("career_pages_still_right", args=[page.pk])
    assert message.body.startswith("Hello Ada Rivers,\n\nplease look again at this role")
    assert "- Sound Engineer: due on May 4, 2031 (in 14 days)\n" in message.body
    assert f"  http://127.0.0.1:8000{still_right}\n" in message.body
    assert "press “Still right, next review in 12 months”" in message.body
    assert reverse("career_pages_reviews_due") in message.body
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


def test_one_message_lists_everything_of_a_person(make_role: Make, ada: Any, on: Make) -> None:
    make_role("Lawyer & <Notary>", next_review=DUE - timedelta(days=40), review_editor=ada)
    on(-7)
    send_reminders()
    assert sent() == [
        ("ada@example.org", "“Lawyer & <Notary>” has been due for review since March 25, 2031")
    ]
    for title in ("Baker", "Porter"):
        make_role(title, next_review=DUE, review_editor=ada)
    make_role("Usher", next_review=DUE + timedelta(days=60), review_editor=ada)
    on(0)
    assert send_reminders() == 1
    (message,) = mail.outbox
    assert message.subject == "3 roles are due for review"
    assert "- Lawyer & <Notary>: overdue since March 25, 2031 (40 days)" in message.body
    assert "- Baker: due today" in message.body
    assert "- Porter: due today" in message.body
    assert "Usher" not in message.body


def test_a_new_date_is_a_new_review(make_role: Make, ada: Any, on: Make) -> None:
    page = make_role(next_review=DUE - timedelta(days=365), review_editor=ada)
    on(-365)
    send_reminders()
    assert len(sent()) == 1
    page.next_review = DUE
    page.save_revision().publish()
    on(0)
    send_reminders()
    assert len(sent()) == 1


def test_it_goes_to_the_editor_else_the_owner_else_the_reviewers(
    make_role: Make, somebody: Make, ada: Any, on: Make
) -> None:
    page, owner = make_role(next_review=DUE), somebody("owner")
    group, _ = Group.objects.get_or_create(name=REVIEWERS)
    for name in ("rita", "ruth"):
        somebody(name).groups.add(group)
    on(0)

    def reminded(editor: Any, page_owner: Any) -> list[str]:
        ReviewReminder.objects.all().delete()
        RolePage.objects.filter(pk=page.pk).update(review_editor=editor, owner=page_owner)
        send_reminders()
        return sorted(address for address, _ in sent())

    assert reminded(ada, owner) == ["ada@example.org"]
    assert reminded(None, owner) == ["owner@example.org"]
    assert reminded(None, None) == ["rita@example.org", "ruth@example.org"]
    everybody = {"rita@example.org", "ruth@example.org"}
    for name, change in (
        ("gone", {"is_active": False}),
        ("silent", {"email": ""}),
    ):
        other = somebody(name, **change)
        assert reminded(other, owner) == ["owner@example.org"]
        assert set(reminded(None, other)) == everybody
    outsider = get_user_model().objects.create_user("outsider", "o@example.org", "x")
    assert reminded(outsider, owner) == ["owner@example.org"]


def test_with_nobody_to_remind_the_log_says_so(
    make_role: Make, on: Make, caplog: pytest.LogCaptureFixture
) -> None:
    Group.objects.filter(name=REVIEWERS).delete()
    make_role(next_review=DUE)
    on(0)
    with caplog.at_level(logging.WARNING):
        assert send_reminders() == 0
    assert "Nobody can be reminded of the review of Sound Engineer" in caplog.text
    assert not ReviewReminder.objects.exists()


def test_a_page_that_is_not_live_is_left_alone(make_role: Make, ada: Any, on: Make) -> None:
    make_role(next_review=DUE, review_editor=ada, live=False)
    make_role("Lawyer", next_review=DUE, review_editor=ada).unpublish()
    make_role("Baker", next_review=None, review_editor=ada)
    on(0)
    assert send_reminders() == 0


def test_a_message_that_fails_is_tried_again_and_keeps_no_other_back(
    make_role: Make, somebody: Make, ada: Any, on: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_role(next_review=DUE, review_editor=ada)
    make_role("Lawyer", next_review=DUE, review_editor=somebody("bob"))
    on(0)
    from wagtail.admin import mail as wagtail_mail

    def refuse_ada(subject: str, message: str, to: list[str], **options: Any) -> Any:
        if to == ["ada@example.org"]:
            raise ConnectionRefusedError
        return wagtail_mail.send_mail(subject, message, to, **options)

    monkeypatch.setattr("career_pages.review.reminders.send_mail", refuse_ada)
    with pytest.raises(RemindersNotSentError, match="1 of 2"):
        send_reminders()
    assert [address for address, _ in sent()] == ["bob@example.org"]
    monkeypatch.undo()
    on(0)
    send_reminders()
    assert [address for address, _ in sent()] == ["ada@example.org"]


def test_a_title_of_several_lines_makes_no_header(make_role: Make, ada: Any, on: Make) -> None:
    page = make_role(next_review=DUE, review_editor=ada)
    RolePage.objects.filter(pk=page.pk).update(title="Sound\nBcc: all@example.org")
    on(0)
    send_reminders()
    assert mail.outbox[0].recipients() == ["ada@example.org"]
    assert "\n" not in mail.outbox[0].subject
