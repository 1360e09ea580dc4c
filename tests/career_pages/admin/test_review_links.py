"""Review links: the screen of a role, and the list of everybody's."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from career_pages.models import ReviewLink
from career_pages.review.links import address_of, path_of, revoke, share_draft, token_of
from tests.made_once import made_once
from tests.new_pages import new_role


@made_once
def made() -> dict[str, Any]:
    """Two roles, and somebody who makes links; what they may do is nothing by now."""
    maker = get_user_model().objects.create_user("maker", "maker@example.org", "x")
    return {"role": new_role(), "lawyer": new_role("Lawyer"), "maker": maker}


@pytest.fixture
def role(guide: dict[str, Any]) -> Any:
    """The role whose draft is shared."""
    return guide["role"]


@pytest.fixture
def link(guide: dict[str, Any]) -> Any:
    """A link to its draft."""
    return share_draft(guide["role"], "Ada, union", 14, guide["maker"])


Make = Callable[..., Any]
SignIn = Callable[[str], Client]
MAY_SHARE = {"reviewer", "publisher", "administrator"}
MAY_REVOKE = {"publisher", "administrator"}
PEOPLE = ["anonymous", "visitor of the admin", "author", "reviewer", "publisher", "administrator"]


def screen(page: Any) -> str:
    return reverse("career_pages_review_links", args=[page.pk])


def revoking(link: Any) -> str:
    return reverse("career_pages_revoke_review_link", args=[link.pk])


def test_a_draft_is_shared_and_its_address_is_there_to_copy(
    admin_client: Client, role: Any
) -> None:
    response = admin_client.post(
        screen(role), {"recipient": "  Ada, union ", "days": "30"}, follow=True
    )
    link = ReviewLink.objects.get()
    assert link.recipient == "Ada, union"
    assert str(link.created_by) == "administrator"
    assert timedelta(days=29, hours=23) < link.expires_at - timezone.now() <= timedelta(days=30)
    html = response.content.decode()
    assert f'value="{address_of(link)}"' in html
    assert address_of(link).startswith("http://127.0.0.1:8000/review/")
    assert response.context["message"].startswith("A draft of “Sound Engineer” is ready")
    assert address_of(link) in response.context["message"]
    assert Client().get(path_of(link)).status_code == 200


def test_two_weeks_are_proposed(admin_client: Client, role: Any) -> None:
    html = admin_client.get(screen(role)).content.decode()
    assert '<option value="14" selected>14 days</option>' in html
    assert "This draft has not been shared yet." in html


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "Write for whom the link is"),
        ({"recipient": "   ", "days": "14"}, "Write for whom the link is"),
        ({"recipient": "x" * 121, "days": "14"}, "at most 120 characters"),
        ({"recipient": "a\0b", "days": "14"}, "Null characters are not allowed"),
        ({"recipient": "Ada", "days": "3650"}, "Choose for how long the link works."),
        ({"recipient": "Ada", "days": "soon"}, "Choose for how long the link works."),
        ({"recipient": "Ada", "days": ""}, "This field is required."),
    ],
)
def test_what_is_missing_is_said(
    admin_client: Client, role: Any, data: dict[str, str], message: str
) -> None:
    response = admin_client.post(screen(role), data)
    assert message in response.content.decode()
    assert not ReviewLink.objects.exists()


def test_words_with_markup_stay_words(admin_client: Client, role: Any) -> None:
    data = {"recipient": "<b>Ada</b>", "days": "7"}
    html = admin_client.post(screen(role), data, follow=True).content.decode()
    assert "<b>Ada</b>" not in html


def test_links_are_listed_with_their_state(admin_client: Client, link: Any) -> None:
    page, user = link.page, link.created_by
    revoked, expired = (share_draft(page, name, 7, user) for name in ("Bob", "Cleo"))
    admin_client.post(revoking(revoked))
    ReviewLink.objects.filter(pk=expired.pk).update(expires_at=timezone.now())
    ReviewLink.objects.filter(pk=link.pk).update(opened_count=3, last_opened_at=timezone.now())
    response = admin_client.get(screen(page))
    rows = response.context["rows"]
    assert [(one.recipient, one.state.label) for one, _ in rows] == [
        ("Cleo", "Expired"),
        ("Bob", "Revoked"),
        ("Ada, union", "Works"),
    ]
    assert "3×" in response.content.decode()
    for one, shown in ((link, True), (revoked, False), (expired, False)):
        response = admin_client.get(f"{screen(page)}?link={one.pk}")
        assert (address_of(one) in response.content.decode()) is shown


@pytest.mark.parametrize("asked", ["0", "x", "", "99999999999999999999999", "%00"])
def test_a_link_that_is_not_there_is_not_shown(admin_client: Client, link: Any, asked: str) -> None:
    response = admin_client.get(f"{screen(link.page)}?link={asked}")
    assert response.status_code == 200
    assert "shown" not in response.context


def test_a_link_of_another_page_is_not_shown(
    admin_client: Client, guide: dict[str, Any], link: Any
) -> None:
    response = admin_client.get(f"{screen(guide['lawyer'])}?link={link.pk}")
    assert "shown" not in response.context


def test_it_says_what_the_link_opens(admin_client: Client, role: Any, make_chapter: Make) -> None:
    page = role
    make_chapter(page, "Training").unpublish()
    assert "(Training)" in admin_client.get(screen(page)).content.decode()
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="secret"
    )
    html = admin_client.get(screen(page)).content.decode()
    assert "the link opens it without" in html


def test_a_link_is_revoked_once(admin_client: Client, link: Any) -> None:
    data = {"next": screen(link.page)}
    response = admin_client.post(revoking(link), data, follow=True)
    assert response.redirect_chain == [(screen(link.page), 302)]
    assert "The link for Ada, union no longer works." in response.content.decode()
    link.refresh_from_db()
    assert link.revoked_by.username == "administrator"
    assert Client().get(path_of(link)).status_code == 404
    at = link.revoked_at
    response = admin_client.post(revoking(link), follow=True)
    assert "This link was revoked already." in response.content.decode()
    link.refresh_from_db()
    assert link.revoked_at == at


def test_looking_at_the_question_revokes_nothing(admin_client: Client, link: Any) -> None:
    assert "cannot be undone" in admin_client.get(revoking(link)).content.decode()
    link.refresh_from_db()
    assert link.works


def test_nobody_is_sent_elsewhere(admin_client: Client, link: Any) -> None:
    response = admin_client.post(revoking(link), {"next": "https://evil.example/"})
    assert response["Location"] == reverse("review-links_modeladmin_index")


def test_the_history_tells_of_both(admin_client: Client, link: Any) -> None:
    admin_client.post(revoking(link))
    history = reverse("wagtailadmin_pages:history", args=[link.page_id])
    html = admin_client.get(history).content.decode()
    assert "Draft shared for review" in html
    assert "Review link revoked" in html


@pytest.mark.parametrize("who", PEOPLE)
def test_whoever_may_edit_the_page_may_share_it(sign_in: SignIn, role: Any, who: str) -> None:
    client = sign_in(who)
    seen = client.get(screen(role))
    client.post(screen(role), {"recipient": "Ada", "days": "14"})
    assert (seen.status_code == 200) is (who in MAY_SHARE)
    assert ReviewLink.objects.exists() is (who in MAY_SHARE)


@pytest.mark.parametrize("who", PEOPLE)
def test_whoever_may_publish_the_page_may_revoke(sign_in: SignIn, link: Any, who: str) -> None:
    client = sign_in(who)
    shown = client.get(screen(link.page)).content.decode()
    assert (f'action="{revoking(link)}"' in shown) is (who in MAY_REVOKE)
    assert (client.get(revoking(link)).status_code == 200) is (who in MAY_REVOKE)
    client.post(revoking(link))
    link.refresh_from_db()
    assert link.works is (who not in MAY_REVOKE)


@pytest.mark.parametrize("who", ["author", "reviewer"])
def test_whoever_made_a_link_may_revoke_it(sign_in: SignIn, role: Any, who: str) -> None:
    client = sign_in(who)
    link = share_draft(role, "Ada", 14, get_user_model().objects.get(username=who))
    client.post(revoking(link))
    link.refresh_from_db()
    assert not link.works


def test_the_list_leads_to_the_screen_of_a_role_and_so_does_that_of_a_chapter(
    admin_client: Client, role: Any, make_chapter: Make
) -> None:
    assert admin_client.get(screen(make_chapter(role)))["Location"] == screen(role)
    listing = reverse("wagtailadmin_explore", args=[role.get_parent().pk])
    assert screen(role) in admin_client.get(listing).content.decode()


@pytest.mark.parametrize("address", ["roles/0/review-links/", "roles/review-links/0/revoke/"])
def test_what_is_not_there_is_not_found(admin_client: Client, address: str) -> None:
    assert admin_client.get(f"/admin/{address}").status_code == 404


def test_other_pages_are_not_shared(admin_client: Client, roles_index: Any) -> None:
    assert admin_client.get(screen(roles_index)).status_code == 404


@pytest.fixture
def address() -> str:
    """Where the list is."""
    return reverse("review-links_modeladmin_index")


@pytest.fixture
def links(link: Any, guide: dict[str, Any]) -> dict[str, Any]:
    """A link that works, one that was revoked, and one of somebody else that has expired."""
    maker = guide["maker"]
    other = get_user_model().objects.create_user("other", "other@example.org", "x")
    revoked = share_draft(link.page, "Bob", 7, maker)
    revoke(revoked, maker)
    expired = share_draft(guide["lawyer"], "Cleo", 7, other)
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


@pytest.mark.once
def test_a_link_costs_no_query_of_its_own(
    admin_client: Client,
    address: str,
    links: dict[str, Any],
    guide: dict[str, Any],
    make_role: Make,
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            admin_client.get(address)
        return len(asked)

    queries()
    with_three = queries()
    for name in ("Baker", "Porter", "Usher"):
        share_draft(make_role(name, live=False), "Ada", 14, guide["maker"])
    assert queries() == with_three
