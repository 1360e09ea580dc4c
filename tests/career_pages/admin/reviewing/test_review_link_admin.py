"""The list of everybody's review links."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from career_pages.models import ReviewLink
from career_pages.review.links import revoke, share_draft, token_of

Make = Callable[..., Any]
SignIn = Callable[[str], Client]


@pytest.fixture
def address() -> str:
    """Where the list is."""
    return reverse("review-links_modeladmin_index")


@pytest.fixture
def links(link: Any, make_role: Make, maker: Any) -> dict[str, Any]:
    """A link that works, one that was revoked, and one of somebody else that has expired."""
    other = get_user_model().objects.create_user("other", "other@example.org", "x")
    revoked = share_draft(link.page, "Bob", 7, maker)
    revoke(revoked, maker)
    expired = share_draft(make_role("Lawyer"), "Cleo", 7, other)
    ReviewLink.objects.filter(pk=expired.pk).update(expires_at=timezone.now())
    return {"works": link, "revoked": revoked, "expired": expired}


def listed(client: Client, address: str, **query: Any) -> set[str]:
    response = client.get(address, query)
    if response.status_code != 200:
        return set()
    return {one.recipient for one in response.context["object_list"]}


def test_every_link_is_listed_without_its_address(
    admin_client: Client, address: str, links: dict[str, Any]
) -> None:
    assert listed(admin_client, address) == {"Ada, union", "Bob", "Cleo"}
    html = admin_client.get(address).content.decode()
    assert "Revoked by maker" in html
    assert reverse("career_pages_review_links", args=[links["works"].page_id]) in html
    assert not [one for one in links.values() if one.key.hex in html or token_of(one) in html]
    revoking = [reverse("career_pages_revoke_review_link", args=[links[one].pk]) for one in links]
    assert [one in html for one in revoking] == [True, False, False]


def test_it_is_filtered_and_searched(
    admin_client: Client, address: str, links: dict[str, Any]
) -> None:
    other = links["expired"].created_by_id
    assert listed(admin_client, address, state="works") == {"Ada, union"}
    assert listed(admin_client, address, state="revoked") == {"Bob"}
    assert listed(admin_client, address, state="expired") == {"Cleo"}
    assert listed(admin_client, address, creator=other) == {"Cleo"}
    assert listed(admin_client, address, q="lawyer") == {"Cleo"}
    assert listed(admin_client, address, q="union") == {"Ada, union"}
    assert listed(admin_client, address, q="other") == {"Cleo"}
    for odd in ("x", "99999999999999999999999999", "-1"):
        assert admin_client.get(address, {"creator": odd, "state": odd}).status_code == 200


def test_an_address_that_asks_for_what_there_is_not_leads_to_the_list(
    admin_client: Client, address: str, links: dict[str, Any]
) -> None:
    response = admin_client.get(address, {"nonsense": 1}, follow=True)
    assert "That list is not known" in response.content.decode()


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
def test_everyone_sees_the_links_to_pages_that_they_may_edit(
    sign_in: SignIn, address: str, links: dict[str, Any], who: str, count: int
) -> None:
    client = sign_in(who)
    assert len(listed(client, address)) == count
    if who != "anonymous":
        home = client.get(reverse("wagtailadmin_home")).content.decode()
        assert (f'"{address}"' in home) is (who != "visitor of the admin")


def test_an_author_sees_their_own(sign_in: SignIn, address: str, links: dict[str, Any]) -> None:
    client = sign_in("author")
    author = get_user_model().objects.get(username="author")
    share_draft(links["works"].page, "Dora", 7, author)
    assert listed(client, address) == {"Dora"}


def test_nothing_is_added_changed_or_deleted_here(
    admin_client: Client, address: str, links: dict[str, Any]
) -> None:
    pk = links["works"].pk
    for action in ("create/", f"edit/{pk}/", f"delete/{pk}/"):
        for method in (admin_client.get, admin_client.post):
            assert method(f"{address}{action}").status_code == 302
    assert ReviewLink.objects.count() == 3


def test_a_link_costs_no_query_of_its_own(
    admin_client: Client, address: str, links: dict[str, Any], make_role: Make, maker: Any
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            admin_client.get(address)
        return len(asked)

    queries()
    with_three = queries()
    for name in ("Baker", "Porter", "Usher"):
        share_draft(make_role(name), "Ada", 14, maker)
    assert queries() == with_three
