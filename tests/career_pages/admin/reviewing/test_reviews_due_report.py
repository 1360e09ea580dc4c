"""The report on reviews that are due, and the field that says who is reminded."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from career_pages.models import RolePage
from career_pages.review.reminders import reviews_due
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
    assert listed(admin_client, address) == ["Baker", "Lawyer", "Porter"]
    html = admin_client.get(address).content.decode()
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
    admin_client: Client, make_role: Make, person: Make, role_form: Make
) -> None:
    page = make_role()
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
