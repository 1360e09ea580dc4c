"""Roles whose review is due, and the confirmation that one is still right."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow

from career_pages.models import RolePage
from career_pages.review.reminders import in_a_year, reviews_due
from tests.conftest import DAY
from tests.made_once import made_once, read_again
from tests.new_pages import new_role

Make = Callable[..., Any]
SignIn = Callable[[str], Client]


@pytest.fixture
def address() -> str:
    """Where the report is."""
    return reverse("career_pages_reviews_due")


@made_once
def made() -> dict[str, Any]:
    """Roles whose review is overdue, due today, due soon, due later and never due."""
    days = {"Baker": -40, "Lawyer": 0, "Porter": 30, "Usher": 31}
    made = {
        name: new_role(name, next_review=DAY + timedelta(days=number))
        for name, number in days.items()
    }
    made["Notary"] = new_role("Notary")
    made["Cooper"] = new_role("Cooper", live=False, next_review=DAY)
    return made


@pytest.fixture
def roles(made: dict[str, Any], stopped_clock: date, db: None) -> dict[str, Any]:
    """The same for one test, which may change it."""
    return read_again(made)


def listed(client: Client, address: str) -> list[str]:
    response = client.get(address)
    if response.status_code != 200:
        return []
    return [review.role.title for review, _ in response.context["rows"]]


def test_what_is_due_is_listed_in_order(
    admin_client: Client, address: str, roles: dict[str, Any]
) -> None:
    response = admin_client.get(address)
    assert [review.role.title for review, _ in response.context["rows"]] == [
        "Baker",
        "Lawyer",
        "Porter",
    ]
    html = response.content.decode()
    assert html.count("Overdue") == 1
    assert html.count("Today</span>") + html.count("Today\n") == 1
    assert "nobody: choose somebody in the role" in html


def test_one_click_confirms_and_leads_back(
    admin_client: Client, address: str, roles: dict[str, Any]
) -> None:
    still_right = reverse("career_pages_still_right", args=[roles["Baker"].pk])
    assert f'action="{still_right}"' in admin_client.get(address).content.decode()
    response = admin_client.post(still_right, {"next": address})
    assert response["Location"] == address
    assert listed(admin_client, address) == ["Lawyer", "Porter"]


def test_without_anything_due_it_says_so(
    admin_client: Client, address: str, roles_index: Any
) -> None:
    assert "No review of a role that you may edit is due" in (
        admin_client.get(address).content.decode()
    )


@pytest.mark.parametrize(
    ("who", "count"),
    [
        ("anonymous", 0),
        ("visitor of the admin", 0),
        ("author", 0),
        ("reviewer", 3),
        ("publisher", 3),
        ("administrator", 3),
    ],
)
def test_everyone_sees_the_roles_that_they_may_edit(
    sign_in: SignIn, address: str, roles: dict[str, Any], who: str, count: int
) -> None:
    assert len(listed(sign_in(who), address)) == count


def test_an_author_sees_a_role_of_their_own(
    sign_in: SignIn, address: str, roles: dict[str, Any]
) -> None:
    client = sign_in("author")
    author = get_user_model().objects.get(username="author")
    RolePage.objects.filter(pk=roles["Lawyer"].pk).update(owner=author)
    assert listed(client, address) == ["Lawyer"]
    assert "author" in client.get(address).content.decode()


def test_other_screens_can_ask_for_fewer_days(roles: dict[str, Any], administrator: Any) -> None:
    assert [role.title for role in reviews_due(administrator, timedelta())] == ["Baker", "Lawyer"]


def test_it_is_among_the_reports(admin_client: Client, address: str) -> None:
    assert address in admin_client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.once
def test_a_role_costs_no_query_of_its_own(
    sign_in: SignIn, address: str, roles: dict[str, Any], make_role: Make, stopped_clock: date
) -> None:
    client = sign_in("publisher")

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    queries()
    before = queries()
    for name in ("Glazier", "Miner", "Smith"):
        make_role(name, next_review=stopped_clock)
    assert queries() == before


def test_only_people_of_the_admin_can_be_asked(
    admin_client: Client, roles: dict[str, Any], person: Make, role_form: Make
) -> None:
    page = roles["Notary"]
    reviewer = person("reviewer")
    reviewer.first_name, reviewer.last_name = "Rita", "Moss"
    reviewer.save()
    outsider = get_user_model().objects.create_user("outsider", "o@example.org", "x")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    html = admin_client.get(edit).content.decode()
    assert f'<option value="{reviewer.pk}">Rita Moss</option>' in html
    assert "outsider" not in html
    response = admin_client.post(edit, role_form(review_editor=str(outsider.pk)))
    assert "Select a valid choice" in response.content.decode()
    admin_client.post(edit, role_form(review_editor=str(reviewer.pk)))
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().review_editor == reviewer
    reviewer.delete()
    assert RolePage.objects.get(pk=page.pk).get_latest_revision_as_object().review_editor is None


TODAY = date(2031, 5, 4)
NEXT = date(2032, 5, 4)

pytestmark = pytest.mark.usefixtures("stopped_clock")


def still_right(page: Any) -> str:
    return reverse("career_pages_still_right", args=[page.pk])


def confirm(client: Client, page: Any) -> str:
    """Press the button and return what is said then."""
    response = client.post(still_right(page), follow=True)
    return " ".join(str(message) for message in response.context["messages"])


def dates(page: Any) -> tuple[date | None, date | None]:
    return page.last_reviewed, page.next_review


def newest(page: Any) -> Any:
    return RolePage.objects.get(pk=page.pk).get_latest_revision_as_object()


@pytest.fixture
def role(roles: dict[str, Any]) -> Any:
    """A live role that is to be reviewed today."""
    return roles["Lawyer"]


def test_it_goes_live_at_once(admin_client: Client, role: Any, client: Client) -> None:
    said = confirm(admin_client, role)
    assert "“Lawyer” is still right, next review on May 4, 2032." in said
    role.refresh_from_db()
    assert dates(role) == (TODAY, NEXT)
    assert role.is_published
    assert "May 4, 2031" in Client().get(role.url).content.decode()
    history = reverse("wagtailadmin_pages:history", args=[role.pk])
    assert "Found still right" in admin_client.get(history).content.decode()


def test_looking_changes_nothing(admin_client: Client, role: Any) -> None:
    html = admin_client.get(still_right(role)).content.decode()
    assert "has not been reviewed yet; the next review is due on May 4, 2031." in html
    assert "Still right, next review in 12 months" in html
    admin_client.head(still_right(role))
    role.refresh_from_db()
    assert dates(role) == (None, TODAY)
    assert role.revisions.count() == 1


def test_twice_is_once(admin_client: Client, role: Any) -> None:
    confirm(admin_client, role)
    count = role.revisions.count()
    assert "It was confirmed today already." in confirm(admin_client, role)
    assert role.revisions.count() == count


def test_an_unfinished_draft_stays_a_draft(admin_client: Client, role: Any) -> None:
    role.lede = "Half a"
    role.save_revision()
    assert "become part of the draft" in admin_client.get(still_right(role)).content.decode()
    said = confirm(admin_client, role)
    assert "stands in the draft so far" in said
    assert "It has other changes that are not published." in said
    live = RolePage.objects.get(pk=role.pk)
    assert (live.lede, *dates(live)) == ("They decide what an audience hears.", None, TODAY)
    assert (newest(role).lede, *dates(newest(role))) == ("Half a", TODAY, NEXT)
    count = role.revisions.count()
    assert "It was confirmed today already." in confirm(admin_client, role)
    assert role.revisions.count() == count


def test_a_draft_that_could_not_even_be_saved_by_hand_keeps_its_words(
    admin_client: Client, roles: dict[str, Any]
) -> None:
    page = roles["Cooper"]
    page.body, page.occupation_code = [], "none"
    page.save_revision(clean=False)
    assert "It is not published." in confirm(admin_client, page)
    assert dates(newest(page)) == (TODAY, NEXT)
    assert newest(page).occupation_code == "none"
    assert not RolePage.objects.get(pk=page.pk).live


def test_whoever_may_not_publish_makes_a_draft(sign_in: SignIn, role: Any) -> None:
    assert "You may not publish it." in confirm(sign_in("reviewer"), role)
    assert dates(RolePage.objects.get(pk=role.pk)) == (None, TODAY)
    assert dates(newest(role)) == (TODAY, NEXT)


def test_the_gate_applies(admin_client: Client, role: Any) -> None:
    RolePage.objects.filter(pk=role.pk).update(lede="TODO: say why")
    role.refresh_from_db()
    role.save_revision()
    RolePage.objects.filter(pk=role.pk).update(has_unpublished_changes=False)
    said = confirm(admin_client, role)
    assert "Replace the placeholder “TODO”" in said
    live = RolePage.objects.get(pk=role.pk)
    assert dates(live) == (None, TODAY)
    assert dates(newest(role)) == (TODAY, NEXT)


def test_a_page_that_somebody_else_has_locked_stays(admin_client: Client, role: Any) -> None:
    other = get_user_model().objects.create_user("other", "other@example.org", "x")
    role.locked, role.locked_by, role.locked_at = True, other, timezone.now()
    role.save()
    assert "It is locked by other." in confirm(admin_client, role)
    html = admin_client.get(still_right(role)).content.decode()
    assert "It is locked by other." in html
    assert 'method="post"' not in html[html.index("<main") :]
    assert dates(newest(role)) == (None, TODAY)


def test_a_page_of_ones_own_lock_is_confirmed(
    admin_client: Client, role: Any, administrator: Any
) -> None:
    role.locked, role.locked_by = True, administrator
    role.save()
    confirm(admin_client, role)
    assert dates(RolePage.objects.get(pk=role.pk)) == (TODAY, NEXT)


def test_a_page_that_is_scheduled_stays(admin_client: Client, role: Any) -> None:
    role.save_revision(approved_go_live_at=timezone.now() + timedelta(days=3))
    assert "scheduled to go live" in confirm(admin_client, role)
    assert dates(newest(role)) == (None, TODAY)


def test_a_page_in_a_workflow_stays(admin_client: Client, role: Any, administrator: Any) -> None:
    role.save_revision()
    Workflow.objects.get(name="Editorial review").start(role, administrator)
    assert "It is in review" in confirm(admin_client, role)
    assert dates(newest(role)) == (None, TODAY)


def test_words_with_markup_stay_words(admin_client: Client, make_role: Make) -> None:
    page = make_role("<b>Notary</b>", next_review=TODAY)
    response = admin_client.post(still_right(page), follow=True)
    assert "<b>Notary</b>" not in response.content.decode()


@pytest.mark.parametrize("who", ["anonymous", "visitor of the admin", "author"])
def test_whoever_may_not_edit_may_not_confirm(sign_in: SignIn, role: Any, who: str) -> None:
    client = sign_in(who)
    assert client.get(still_right(role)).status_code == 302
    client.post(still_right(role))
    assert dates(newest(role)) == (None, TODAY)


def test_an_author_confirms_a_page_of_their_own(sign_in: SignIn, role: Any) -> None:
    client = sign_in("author")
    author = get_user_model().objects.get(username="author")
    RolePage.objects.filter(pk=role.pk).update(owner=author)
    assert "You may not publish it." in confirm(client, role)
    assert dates(newest(role)) == (TODAY, NEXT)


def test_a_publisher_confirms(sign_in: SignIn, role: Any) -> None:
    confirm(sign_in("publisher"), role)
    assert dates(RolePage.objects.get(pk=role.pk)) == (TODAY, NEXT)


def test_it_leads_back_and_nowhere_else(admin_client: Client, roles: dict[str, Any]) -> None:
    page, listed = roles["Notary"], reverse("career_pages_reviews_due")
    for asked, led in (("/admin/", "/admin/"), ("https://evil.example/", listed), ("", listed)):
        assert admin_client.post(still_right(page), {"next": asked})["Location"] == led


@pytest.mark.parametrize("page_id", [0, 1, 10**15])
def test_what_is_no_role_is_not_found(admin_client: Client, page_id: int) -> None:
    assert admin_client.get(f"/admin/roles/{page_id}/still-right/").status_code == 404


def test_a_leap_day_has_a_next_year() -> None:
    assert in_a_year(date(2032, 2, 29)) == date(2033, 2, 28)
    assert in_a_year(date(2031, 2, 28)) == date(2032, 2, 28)
