"""One click that says that a role is still right."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow

from career_pages.models import RolePage
from career_pages.review.reminders import in_a_year

Make = Callable[..., Any]
SignIn = Callable[[str], Client]
TODAY = date(2031, 5, 4)
NEXT = date(2032, 5, 4)

pytestmark = pytest.mark.usefixtures("stopped_clock")


def address(page: Any) -> str:
    return reverse("career_pages_still_right", args=[page.pk])


def confirm(client: Client, page: Any) -> str:
    """Press the button and return what is said then."""
    response = client.post(address(page), follow=True)
    return " ".join(str(message) for message in response.context["messages"])


def dates(page: Any) -> tuple[date | None, date | None]:
    return page.last_reviewed, page.next_review


def newest(page: Any) -> Any:
    return RolePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_it_goes_live_at_once(admin_client: Client, make_role: Make, client: Client) -> None:
    page = make_role(next_review=TODAY)
    said = confirm(admin_client, page)
    assert "“Sound Engineer” is still right, next review on May 4, 2032." in said
    page.refresh_from_db()
    assert dates(page) == (TODAY, NEXT)
    assert page.is_published
    assert "May 4, 2031" in Client().get(page.url).content.decode()
    history = reverse("wagtailadmin_pages:history", args=[page.pk])
    assert "Found still right" in admin_client.get(history).content.decode()


def test_looking_changes_nothing(admin_client: Client, make_role: Make) -> None:
    page = make_role(next_review=TODAY)
    html = admin_client.get(address(page)).content.decode()
    assert "has not been reviewed yet; the next review is due on May 4, 2031." in html
    assert "Still right, next review in 12 months" in html
    admin_client.head(address(page))
    page.refresh_from_db()
    assert dates(page) == (None, TODAY)
    assert page.revisions.count() == 1


def test_twice_is_once(admin_client: Client, make_role: Make) -> None:
    page = make_role(next_review=TODAY)
    confirm(admin_client, page)
    count = page.revisions.count()
    assert "It was confirmed today already." in confirm(admin_client, page)
    assert page.revisions.count() == count


def test_an_unfinished_draft_stays_a_draft(admin_client: Client, make_role: Make) -> None:
    page = make_role(next_review=TODAY)
    page.lede = "Half a"
    page.save_revision()
    assert "become part of the draft" in admin_client.get(address(page)).content.decode()
    said = confirm(admin_client, page)
    assert "stands in the draft so far" in said
    assert "It has other changes that are not published." in said
    live = RolePage.objects.get(pk=page.pk)
    assert (live.lede, *dates(live)) == ("They decide what an audience hears.", None, TODAY)
    assert (newest(page).lede, *dates(newest(page))) == ("Half a", TODAY, NEXT)
    count = page.revisions.count()
    assert "It was confirmed today already." in confirm(admin_client, page)
    assert page.revisions.count() == count


def test_a_draft_that_could_not_even_be_saved_by_hand_keeps_its_words(
    admin_client: Client, make_role: Make
) -> None:
    page = make_role(live=False, next_review=TODAY)
    page.body, page.occupation_code = [], "none"
    page.save_revision(clean=False)
    assert "It is not published." in confirm(admin_client, page)
    assert dates(newest(page)) == (TODAY, NEXT)
    assert newest(page).occupation_code == "none"
    assert not RolePage.objects.get(pk=page.pk).live


def test_whoever_may_not_publish_makes_a_draft(sign_in: SignIn, make_role: Make) -> None:
    page = make_role(next_review=TODAY)
    assert "You may not publish it." in confirm(sign_in("reviewer"), page)
    assert dates(RolePage.objects.get(pk=page.pk)) == (None, TODAY)
    assert dates(newest(page)) == (TODAY, NEXT)


def test_the_gate_applies(admin_client: Client, make_role: Make) -> None:
    page = make_role(next_review=TODAY)
    RolePage.objects.filter(pk=page.pk).update(lede="TODO: say why")
    page.refresh_from_db()
    page.save_revision()
    RolePage.objects.filter(pk=page.pk).update(has_unpublished_changes=False)
    said = confirm(admin_client, page)
    assert "Replace the placeholder “TODO”" in said
    live = RolePage.objects.get(pk=page.pk)
    assert dates(live) == (None, TODAY)
    assert dates(newest(page)) == (TODAY, NEXT)


def test_a_page_that_somebody_else_has_locked_stays(admin_client: Client, make_role: Make) -> None:
    page = make_role(next_review=TODAY)
    other = get_user_model().objects.create_user("other", "other@example.org", "x")
    page.locked, page.locked_by, page.locked_at = True, other, timezone.now()
    page.save()
    assert "It is locked by other." in confirm(admin_client, page)
    html = admin_client.get(address(page)).content.decode()
    assert "It is locked by other." in html
    assert 'method="post"' not in html[html.index("<main") :]
    assert dates(newest(page)) == (None, TODAY)


def test_a_page_of_ones_own_lock_is_confirmed(
    admin_client: Client, make_role: Make, administrator: Any
) -> None:
    page = make_role(next_review=TODAY)
    page.locked, page.locked_by = True, administrator
    page.save()
    confirm(admin_client, page)
    assert dates(RolePage.objects.get(pk=page.pk)) == (TODAY, NEXT)


def test_a_page_that_is_scheduled_stays(admin_client: Client, make_role: Make) -> None:
    page = make_role(next_review=TODAY)
    page.save_revision(approved_go_live_at=timezone.now() + timedelta(days=3))
    assert "scheduled to go live" in confirm(admin_client, page)
    assert dates(newest(page)) == (None, TODAY)


def test_a_page_in_a_workflow_stays(
    admin_client: Client, make_role: Make, administrator: Any
) -> None:
    page = make_role(next_review=TODAY)
    page.save_revision()
    Workflow.objects.get(name="Editorial review").start(page, administrator)
    assert "It is in review" in confirm(admin_client, page)
    assert dates(newest(page)) == (None, TODAY)


def test_words_with_markup_stay_words(admin_client: Client, make_role: Make) -> None:
    page = make_role("<b>Notary</b>", next_review=TODAY)
    response = admin_client.post(address(page), follow=True)
    assert "<b>Notary</b>" not in response.content.decode()


@pytest.mark.parametrize("who", ["anonymous", "visitor of the admin", "author"])
def test_whoever_may_not_edit_may_not_confirm(sign_in: SignIn, make_role: Make, who: str) -> None:
    page, client = make_role(next_review=TODAY), sign_in(who)
    assert client.get(address(page)).status_code == 302
    client.post(address(page))
    assert dates(newest(page)) == (None, TODAY)


def test_an_author_confirms_a_page_of_their_own(sign_in: SignIn, make_role: Make) -> None:
    page, client = make_role(next_review=TODAY), sign_in("author")
    author = get_user_model().objects.get(username="author")
    RolePage.objects.filter(pk=page.pk).update(owner=author)
    assert "You may not publish it." in confirm(client, page)
    assert dates(newest(page)) == (TODAY, NEXT)


def test_a_publisher_confirms(sign_in: SignIn, make_role: Make) -> None:
    page = make_role(next_review=TODAY)
    confirm(sign_in("publisher"), page)
    assert dates(RolePage.objects.get(pk=page.pk)) == (TODAY, NEXT)


def test_it_leads_back_and_nowhere_else(admin_client: Client, make_role: Make) -> None:
    page, listed = make_role(), reverse("career_pages_reviews_due")
    for asked, led in (("/admin/", "/admin/"), ("https://evil.example/", listed), ("", listed)):
        assert admin_client.post(address(page), {"next": asked})["Location"] == led


def test_the_menu_of_a_role_leads_there(
    admin_client: Client, make_role: Make, make_chapter: Make
) -> None:
    role = make_role()
    chapter = make_chapter(role)
    for page, offered in ((role, True), (chapter, False)):
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert (address(page) in admin_client.get(edit).content.decode()) is offered


@pytest.mark.parametrize("page_id", [0, 1, 10**15])
def test_what_is_no_role_is_not_found(admin_client: Client, page_id: int) -> None:
    assert admin_client.get(f"/admin/roles/{page_id}/still-right/").status_code == 404


def test_a_leap_day_has_a_next_year() -> None:
    assert in_a_year(date(2032, 2, 29)) == date(2033, 2, 28)
    assert in_a_year(date(2031, 2, 28)) == date(2032, 2, 28)
