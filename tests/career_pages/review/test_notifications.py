"""The letters of a review: who gets which, and what it says they are to do."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from tests.career_pages.review.conftest import Review, said

Clients = dict[str, Client]
StartReview = Callable[..., Review]
Outbox = list[Any]
FAULTY_LATER = "TODO: say why"


@pytest.fixture(autouse=True)
def at_home(settings: Any) -> None:
    """Give the site an address of its own."""
    settings.WAGTAILADMIN_BASE_URL = "https://careers.example"


def letters(mailoutbox: Outbox) -> list[tuple[str, str]]:
    """Return to whom which letters went, and forget them."""
    sent = [(letter.to[0].partition("@")[0], letter.subject) for letter in mailoutbox]
    mailoutbox.clear()
    return sent


def test_every_step_is_one_letter_to_those_who_are_next(
    clients: Clients,
    review: StartReview,
    role_form: Callable[..., dict[str, Any]],
    mailoutbox: Outbox,
    administrator: Any,
) -> None:
    one = review()
    assert letters(mailoutbox) == [("reviewer", "Please review: Sound Engineer")]
    one.decide(clients["reviewer"], "reject", "Say who.")
    assert letters(mailoutbox) == [("author", "Changes requested: Sound Engineer")]
    clients["author"].post(one.editor, role_form() | {"action-submit": "1"})
    assert letters(mailoutbox) == [("reviewer", "Please review again: Sound Engineer")]
    one.decide(clients["reviewer"], "approve")
    assert letters(mailoutbox) == [("publisher", "Please publish: Sound Engineer")]
    one.decide(clients["publisher"], "approve")
    assert letters(mailoutbox) == [("author", "Published: Sound Engineer")]


def links(letter: EmailMultiAlternatives) -> list[str]:
    return re.findall(r"https://\S+", str(letter.body))


def test_a_reviewer_reads_what_to_do(review: StartReview, mailoutbox: Outbox) -> None:
    one = review()
    letter = mailoutbox[0]
    editor = f"https://careers.example{one.editor}"
    for words in (
        "Hello reviewer,",
        "author submitted the role “Sound Engineer” for review.",
        "Changes: It is new: readers have not seen it yet.",
        "Checks: no errors, ",
        "“Approve” passes it on to “Publication”; “Request changes” sends it back to author",
        f"Open the editor:\n{editor}",
    ):
        assert words in letter.body
    assert re.search(r"Complete: \d+%", letter.body)
    assert links(letter) == [editor, "https://careers.example/admin/account/#tab-notifications"]
    html, kind = letter.alternatives[0]
    assert kind == "text/html"
    assert f'href="{editor}"' in html
    assert "author submitted the role “Sound Engineer” for review." in html
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_nothing_that_people_write_becomes_html(
    clients: Clients, review: StartReview, mailoutbox: Outbox
) -> None:
    one = review(title="R&D <b>Chemist</b>")
    one.decide(clients["reviewer"], "reject", "Say <i>who</i>.\n\nAnd why & when.")
    letter = mailoutbox[-1]
    assert letter.subject == "Changes requested: R&D <b>Chemist</b>"
    assert "reviewer asked:\n\nSay <i>who</i>.\n\nAnd why & when." in letter.body
    html = letter.alternatives[0][0]
    assert "R&amp;D &lt;b&gt;Chemist&lt;/b&gt;" in html
    assert "<p>Say &lt;i&gt;who&lt;/i&gt;.</p>" in html


def test_a_name_of_two_lines_is_one_in_a_subject(review: StartReview, mailoutbox: Outbox) -> None:
    review(title="Sound\nEngineer", slug="sound")
    assert mailoutbox[0].subject == "Please review: Sound Engineer"


def test_the_author_reads_what_to_change(
    clients: Clients, review: StartReview, mailoutbox: Outbox
) -> None:
    one = review()
    one.decide(clients["reviewer"], "reject", "Say who.")
    letter = mailoutbox[-1]
    assert "reviewer asks you to change the role “Sound Engineer”." in letter.body
    assert "reviewer asked:\n\nSay who." in letter.body
    assert "“Resubmit to Review”" in letter.body
    assert links(letter)[0] == f"https://careers.example{one.editor}"


def test_a_second_look_says_what_changed_since_the_first(
    clients: Clients,
    review: StartReview,
    role_form: Callable[..., dict[str, Any]],
    mailoutbox: Outbox,
) -> None:
    one = review()
    one.decide(clients["reviewer"], "reject", "Say who.")
    posted = role_form(lede="A new lede.") | {"action-submit": "1"}
    clients["author"].post(one.editor, posted)
    letter = mailoutbox[-1]
    assert "author has worked on the role “Sound Engineer” again" in letter.body
    assert "Changed since the last look: Lede, “Definition of a Sound Engineer”" in letter.body


def test_a_live_role_says_what_changed_since_it_was_published(
    users: dict[str, Any], make_role: Callable[..., Any], mailoutbox: Outbox
) -> None:
    page = make_role().get_latest_revision_as_object()
    page.lede = "Another lede."
    page.save_revision()
    page.get_workflow().start(page, users["author"])
    assert "Changed since it was published: Lede\n" in mailoutbox[0].body


def test_the_publisher_reads_what_the_reviewer_said(
    clients: Clients, review: StartReview, mailoutbox: Outbox
) -> None:
    one = review(go_live_at=timezone.now() + timedelta(days=1))
    one.decide(clients["reviewer"], "approve", "Mind the title.")
    body = mailoutbox[-1].body
    assert "reviewer approved the role “Sound Engineer”, which author submitted." in body
    assert "reviewer said:\n\nMind the title." in body
    assert "“Approve and Publish” shows it to readers from " in body
    one.decide(clients["publisher"], "approve")
    letter = mailoutbox[-1]
    assert letter.subject == "Approved, goes live later: Sound Engineer"
    assert "Readers see it from " in letter.body


def test_the_author_gets_the_public_address(
    clients: Clients, review: StartReview, mailoutbox: Outbox, client: Client
) -> None:
    one = review()
    one.decide(clients["reviewer"], "approve")
    one.decide(clients["publisher"], "approve")
    address = one.newest().full_url
    assert f"See it as readers do:\n{address}" in mailoutbox[-1].body
    assert client.get(one.newest().url).status_code == 200


def test_an_author_who_takes_it_back_tells_those_who_were_asked(
    clients: Clients,
    review: StartReview,
    role_form: Callable[..., dict[str, Any]],
    mailoutbox: Outbox,
) -> None:
    one = review()
    mailoutbox.clear()
    clients["author"].post(one.editor, role_form() | {"action-cancel-workflow": "1"})
    assert "author took it back" in mailoutbox[0].body
    assert letters(mailoutbox) == [("reviewer", "No longer for review: Sound Engineer")]


def test_nobody_waits_for_what_was_sent_back(
    clients: Clients,
    review: StartReview,
    role_form: Callable[..., dict[str, Any]],
    mailoutbox: Outbox,
) -> None:
    one = review()
    one.decide(clients["reviewer"], "reject", "No.")
    mailoutbox.clear()
    clients["author"].post(one.editor, role_form() | {"action-cancel-workflow": "1"})
    assert letters(mailoutbox) == []


def test_an_author_is_told_who_ended_the_review(
    clients: Clients,
    review: StartReview,
    role_form: Callable[..., dict[str, Any]],
    mailoutbox: Outbox,
) -> None:
    one = review()
    mailoutbox.clear()
    clients["reviewer"].post(one.editor, role_form() | {"action-cancel-workflow": "1"})
    assert letters(mailoutbox) == [("author", "Review canceled: Sound Engineer")]


def test_publishing_without_the_review_tells_both(
    clients: Clients,
    review: StartReview,
    role_form: Callable[..., dict[str, Any]],
    mailoutbox: Outbox,
) -> None:
    one = review()
    mailoutbox.clear()
    clients["publisher"].post(one.editor, role_form() | {"action-publish": "1"})
    assert "publisher published it" in mailoutbox[0].body
    assert letters(mailoutbox) == [
        ("reviewer", "No longer for review: Sound Engineer"),
        ("author", "Published: Sound Engineer"),
    ]


def test_a_schedule_that_the_gate_stops_tells_who_stood_for_it(
    clients: Clients, review: StartReview, mailoutbox: Outbox
) -> None:
    one = review(go_live_at=timezone.now() + timedelta(days=1))
    one.decide(clients["reviewer"], "approve")
    one.decide(clients["publisher"], "approve")
    revision = one.newest().scheduled_revision
    revision.content["lede"] = FAULTY_LATER
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()
    mailoutbox.clear()
    call_command("publish_scheduled")
    assert "Correct: Replace the placeholder “TODO” with real words." in mailoutbox[0].body
    assert sorted(letters(mailoutbox)) == [
        (who, "Not published: Sound Engineer") for who in ("author", "publisher", "reviewer")
    ]


def test_who_switched_letters_off_gets_none(
    clients: Clients, users: dict[str, Any], review: StartReview, mailoutbox: Outbox
) -> None:
    for user in users.values():
        profile = UserProfile.get_for_user(user)
        profile.submitted_notifications = profile.approved_notifications = False
        profile.save()
    one = review()
    one.decide(clients["reviewer"], "approve")
    one.decide(clients["publisher"], "approve")
    assert letters(mailoutbox) == []


def test_a_reviewer_switches_letters_off_in_their_account(
    clients: Clients, users: dict[str, Any]
) -> None:
    account = reverse("wagtailadmin_account")
    switch = 'name="review_letters-submitted_notifications"'
    assert switch in clients["reviewer"].get(account).content.decode()
    assert switch not in clients["author"].get(account).content.decode()
    # A publisher has Wagtail's own.
    shown = clients["publisher"].get(account).content.decode()
    assert switch not in shown
    assert 'name="notifications-submitted_notifications"' in shown
    posted = {
        "name_email-first_name": "Rita",
        "name_email-last_name": "R",
        "name_email-email": "reviewer@example.org",
        "locale-preferred_language": "",
        "locale-current_time_zone": "",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
    }
    response = clients["reviewer"].post(account, posted)
    assert "changed successfully" in said(response)
    assert not UserProfile.get_for_user(users["reviewer"]).submitted_notifications


def test_people_without_an_address_or_an_account_are_passed_over(
    users: dict[str, Any], review: StartReview, another: Callable[..., Any], mailoutbox: Outbox
) -> None:
    another("no-address", "Reviewer", email="")
    gone = another("gone", "Reviewer")
    gone.is_active = False
    gone.save()
    review()
    assert letters(mailoutbox) == [("reviewer", "Please review: Sound Engineer")]


def test_nobody_to_ask_is_said_to_the_author_and_to_administrators(
    clients: Clients,
    users: dict[str, Any],
    make_role: Callable[..., Any],
    role_form: Callable[..., dict[str, Any]],
    administrator: Any,
    mailoutbox: Outbox,
) -> None:
    users["reviewer"].groups.clear()
    page = make_role(live=False, owner=users["author"])
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    posted = role_form() | {"action-submit": "1", "next": editor}
    response = clients["author"].post(editor, posted, follow=True)
    assert "Nobody can decide on “Review” yet." in said(response)
    assert "nobody who could decide is in the group “Reviewer”" in mailoutbox[0].body
    assert letters(mailoutbox) == [("a", "Nobody can review: Sound Engineer")]


def test_with_somebody_to_ask_there_is_no_warning(
    clients: Clients,
    users: dict[str, Any],
    make_role: Callable[..., Any],
    role_form: Callable[..., dict[str, Any]],
) -> None:
    page = make_role(live=False, owner=users["author"])
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = clients["author"].post(editor, role_form() | {"action-submit": "1"})
    assert "submitted" in said(response)
    assert "Nobody" not in said(response)


def test_a_page_of_another_kind_is_reviewed_too(
    users: dict[str, Any], roles_index: Any, mailoutbox: Outbox
) -> None:
    roles_index.save_revision()
    roles_index.get_workflow().start(roles_index, users["author"])
    assert mailoutbox[0].subject == "Please review: All careers"
    assert "Checks:" not in mailoutbox[0].body


def test_a_mail_server_that_does_not_answer_stops_no_review(
    clients: Clients, review: StartReview, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    one = review()
    assert one.step == "Review"
    one.decide(clients["reviewer"], "approve")
    assert one.step == "Publication"
