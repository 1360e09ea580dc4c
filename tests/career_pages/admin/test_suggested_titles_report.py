"""The report on suggested titles."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from career_pages.models import SuggestedTitle

SignIn = Callable[[str], Client]


@pytest.fixture
def address() -> str:
    """Where the report is."""
    return reverse("career_pages_suggested_titles_report")


@pytest.fixture
def roles(make_role: Callable[..., Any]) -> dict[str, Any]:
    """Two roles with titles that wait, and one whose title was dismissed."""
    made = {name: make_role(name) for name in ("Baker", "Lawyer", "Porter")}
    for role, title, fields in (
        ("Baker", "Loaf Maker", {"is_ambiguous": True}),
        ("Lawyer", "Attorney", {}),
        ("Lawyer", "Counsel", {"is_ambiguous": True}),
        ("Porter", "Carrier", {"status": "dismissed"}),
    ):
        SuggestedTitle.objects.create(role=made[role], title=title, **fields)
    return made


def listed(client: Client, address: str) -> list[tuple[str, int, int]]:
    response = client.get(address)
    if response.status_code != 200:
        return []
    return [(one.title, one.waiting_alone, one.waiting) for one in response.context["page_obj"]]


def test_roles_are_listed_by_how_many_titles_wait(
    admin_client: Client, address: str, roles: dict[str, Any]
) -> None:
    assert listed(admin_client, address) == [("Lawyer", 1, 2), ("Baker", 0, 1)]
    html = admin_client.get(address).content.decode()
    assert reverse("career_pages_suggested_titles", args=[roles["Baker"].pk]) in html


def test_without_titles_it_says_so(admin_client: Client, address: str) -> None:
    assert "No title waits for an answer" in admin_client.get(address).content.decode()


@pytest.mark.parametrize(
    ("who", "count"),
    [
        ("anonymous", 0),
        ("visitor of the admin", 0),
        ("author", 0),
        ("reviewer", 2),
        ("publisher", 2),
        ("administrator", 2),
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
    roles["Baker"].owner = get_user_model().objects.get(username="author")
    roles["Baker"].save()
    assert listed(client, address) == [("Baker", 0, 1)]


def test_it_is_among_the_reports(admin_client: Client, address: str) -> None:
    assert address in admin_client.get(reverse("wagtailadmin_home")).content.decode()
