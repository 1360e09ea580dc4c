"""Suggested titles in the admin."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ReferenceIndex

from career_pages.models import OtherTitle, RolePage, SuggestedTitle

SignIn = Callable[[str], Client]


@pytest.fixture
def role(make_role: Callable[..., Any]) -> Any:
    """A live role with three suggested titles."""
    page = make_role("Lawyer")
    for title, is_ambiguous in (("Advocate", True), ("Attorney", False), ("Barrister", False)):
        SuggestedTitle.objects.create(role=page, title=title, is_ambiguous=is_ambiguous)
    return page


def address(role: Any) -> str:
    return reverse("career_pages_suggested_titles", args=[role.pk])


def answer(client: Client, role: Any, action: str, *titles: str) -> str:
    keys = [SuggestedTitle.objects.get(title=title).pk for title in titles]
    response = client.post(address(role), {"title": keys, action: ""}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def statuses() -> dict[str, str]:
    return dict(SuggestedTitle.objects.values_list("title", "status"))


def titles_of(page: Any) -> list[str]:
    return [other.title for other in page.other_titles.all()]


def newest(role: Any) -> Any:
    return RolePage.objects.get(pk=role.pk).get_latest_revision_as_object()


def test_titles_of_this_role_alone_come_first(admin_client: Client, role: Any) -> None:
    waiting = admin_client.get(address(role)).context["waiting"]
    assert [row.title for row in waiting] == ["Attorney", "Barrister", "Advocate"]


def test_an_accepted_title_is_in_the_next_version(admin_client: Client, role: Any) -> None:
    html = answer(admin_client, role, "accept", "Attorney", "Barrister")
    assert "2 titles are added to the draft" in html
    assert titles_of(newest(role)) == ["Attorney", "Barrister"]
    assert titles_of(RolePage.objects.get(pk=role.pk)) == []
    assert statuses() == {"Advocate": "waiting", "Attorney": "accepted", "Barrister": "accepted"}
    newest(role).get_latest_revision().publish()
    assert titles_of(RolePage.objects.get(pk=role.pk)) == ["Attorney", "Barrister"]


def test_accepting_keeps_what_an_editor_has_not_published(admin_client: Client, role: Any) -> None:
    draft = newest(role)
    draft.lede = "Not yet."
    draft.other_titles = [OtherTitle(title="attorney"), OtherTitle(title="Counsel")]
    draft.save_revision()
    answer(admin_client, role, "accept", "Attorney", "Barrister")
    assert newest(role).lede == "Not yet."
    assert titles_of(newest(role)) == ["attorney", "Counsel", "Barrister"]


def test_a_dismissed_title_is_asked_about_no_more(admin_client: Client, role: Any) -> None:
    revision = role.latest_revision_id
    html = answer(admin_client, role, "dismiss", "Advocate")
    assert "“Advocate” is dismissed." in html
    assert statuses()["Advocate"] == "dismissed"
    assert RolePage.objects.get(pk=role.pk).latest_revision_id == revision


@pytest.mark.parametrize("title", ["", "x", "999999", "9" * 40])
def test_ticking_nothing_is_explained(admin_client: Client, role: Any, title: str) -> None:
    data = {"title": title, "accept": ""}
    response = admin_client.post(address(role), data, follow=True)
    assert "Tick the titles" in response.content.decode()
    assert set(statuses().values()) == {"waiting"}


def test_titles_of_another_role_are_not_answered_here(
    admin_client: Client, role: Any, make_role: Callable[..., Any]
) -> None:
    answer(admin_client, make_role("Baker"), "dismiss", "Advocate")
    assert statuses()["Advocate"] == "waiting"


def test_a_locked_role_gets_no_titles(sign_in: SignIn, role: Any, django_user_model: Any) -> None:
    owner = django_user_model.objects.create_superuser("owner", "o@example.org")
    RolePage.objects.filter(pk=role.pk).update(locked=True, locked_by=owner)
    assert "is locked" in answer(sign_in("publisher"), role, "accept", "Attorney")
    assert statuses()["Attorney"] == "waiting"


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("anonymous", False),
        ("visitor of the admin", False),
        ("author", False),
        ("reviewer", True),
        ("publisher", True),
        ("administrator", True),
    ],
)
def test_whoever_may_edit_the_role_may_answer(
    sign_in: SignIn, role: Any, who: str, may: bool
) -> None:
    client = sign_in(who)
    assert (client.get(address(role)).status_code == 200) is may
    key = SuggestedTitle.objects.get(title="Attorney").pk
    client.post(address(role), {"title": key, "accept": ""})
    assert (statuses()["Attorney"] == "accepted") is may


def test_the_edit_screen_leads_to_them_while_any_waits(admin_client: Client, role: Any) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[role.pk])
    html = admin_client.get(edit).content.decode()
    assert "3 titles from imported data wait for an answer" in html
    assert address(role) in html
    answer(admin_client, role, "dismiss", "Advocate", "Attorney", "Barrister")
    assert "from imported data" not in admin_client.get(edit).content.decode()
    assert "No title waits" in admin_client.get(address(role)).content.decode()


def test_a_new_role_has_no_such_panel(admin_client: Client, roles_index: Any) -> None:
    add = reverse("wagtailadmin_pages:add", args=["career_pages", "rolepage", roles_index.pk])
    assert "from imported data" not in admin_client.get(add).content.decode()


def test_suggested_titles_are_no_use_of_the_role(admin_client: Client, role: Any) -> None:
    answer(admin_client, role, "dismiss", "Advocate")
    assert not ReferenceIndex.get_references_to(role).exists()


def test_no_such_role_is_not_found(admin_client: Client, roles_index: Any) -> None:
    assert admin_client.get(address(roles_index)).status_code == 404
