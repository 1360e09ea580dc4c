"""Suggested titles: the list of all, those of one role, and the report."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from wagtail.models import ReferenceIndex

from career_pages.models import OtherTitle, RolePage, SuggestedTitle
from tests.made_once import made_once, read_again
from tests.new_pages import new_role

SignIn = Callable[[str], Client]
LIST = "suggested-titles_modeladmin_index"


@made_once
def made() -> dict[str, Any]:
    """Three roles for which no title is suggested yet."""
    made = {name: new_role(name) for name in ("Baker", "Lawyer")}
    made["Porter"] = new_role("Porter", other_titles=[OtherTitle(title="Carrier")])
    return made


@pytest.fixture
def without(made: dict[str, Any], db: None) -> dict[str, Any]:
    """The same for one test, which may change it."""
    return read_again(made)


def suggest(roles: dict[str, Any], *rows: tuple[str, str, dict[str, Any]]) -> dict[str, Any]:
    """Suggest titles, each for the role of that name, and return the roles."""
    for role, title, fields in rows:
        SuggestedTitle.objects.create(role=roles[role], title=title, **fields)
    return roles


@pytest.fixture
def roles(without: dict[str, Any]) -> dict[str, Any]:
    """Three roles with titles in every state."""
    return suggest(
        without,
        ("Baker", "Loaf Maker", {"is_ambiguous": True}),
        ("Baker", "Carrier", {}),
        ("Lawyer", "Attorney", {}),
        ("Lawyer", "Counsel", {"status": "accepted"}),
        ("Porter", "LOAF MAKER", {}),
        ("Porter", "Dock Hand", {"status": "dismissed"}),
        ("Porter", "baker", {}),
    )


def listed(client: Client, query: str = "") -> list[str]:
    response = client.get(reverse(LIST) + query)
    if response.status_code != 200:
        return []
    return [f"{row.title}: {row.role.title}" for row in response.context["object_list"]]


def status_of(title: str) -> str:
    return SuggestedTitle.objects.get(title=title).status


def answer(client: Client, action: str, *titles: str, one: str = "") -> str:
    keys = [SuggestedTitle.objects.get(title=title).pk for title in titles]
    value = SuggestedTitle.objects.get(title=one).pk if one else ""
    response = client.post(reverse(LIST), {"title": keys, action: value}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def draft_titles(role: Any) -> list[str]:
    draft = RolePage.objects.get(pk=role.pk).get_latest_revision_as_object()
    return [other.title for other in draft.other_titles.all()]


WAITING = [
    "Attorney: Lawyer",
    "Carrier: Baker",
    "LOAF MAKER: Porter",
    "Loaf Maker: Baker",
    "baker: Porter",
]


LISTED = [
    ("", WAITING),
    ("?status=accepted", ["Counsel: Lawyer"]),
    ("?status=dismissed", ["Dock Hand: Porter"]),
    ("?status=all&q=lawyer", ["Attorney: Lawyer", "Counsel: Lawyer"]),
    ("?ambiguous=yes", ["Loaf Maker: Baker"]),
    ("?shared=no", ["Attorney: Lawyer"]),
    ("?shared=yes", [title for title in WAITING if "Attorney" not in title]),
    ("?q=loaf", ["LOAF MAKER: Porter", "Loaf Maker: Baker"]),
    ("?p=999999999999999999999", WAITING),
    ("?p=-1", WAITING),
    ("?p=x", WAITING),
    ("?ambiguous=perhaps&shared=perhaps", WAITING),
    ("?status=none", []),
]


def test_titles_are_filtered_and_searched(
    admin_client: Client,
    roles: dict[str, Any],
) -> None:
    for query, expected in LISTED:
        assert sorted(listed(admin_client, query)) == sorted(expected), query


def test_an_address_that_asks_for_what_there_is_not_leads_to_the_list(
    admin_client: Client,
    roles: dict[str, Any],
) -> None:
    for query in ["?nonsense=1", "?role__password=x", "?title__foo=x"]:
        response = admin_client.get(reverse(LIST) + query, follow=True)
        assert "That list is not known" in response.content.decode(), query


def test_each_title_says_for_how_many_roles_it_stands(
    admin_client: Client, roles: dict[str, Any]
) -> None:
    rows = admin_client.get(reverse(LIST)).context["object_list"]
    assert {row.title: row.role_count for row in rows} == {
        "Attorney": 1,
        "Carrier": 2,
        "LOAF MAKER": 2,
        "Loaf Maker": 2,
        "baker": 2,
    }


def test_one_title_is_accepted_in_the_list(admin_client: Client, roles: dict[str, Any]) -> None:
    html = answer(admin_client, "accept", one="Attorney")
    assert "1 title is added to the draft of “Lawyer”." in html
    assert draft_titles(roles["Lawyer"]) == ["Attorney"]
    assert not RolePage.objects.get(title="Lawyer").other_titles.exists()
    assert status_of("Attorney") == "accepted"


def test_several_are_accepted_at_once(admin_client: Client, roles: dict[str, Any]) -> None:
    html = answer(admin_client, "accept", "Attorney", "Loaf Maker", "Carrier")
    assert "3 titles are added to the drafts of 2 roles." in html
    assert draft_titles(roles["Baker"]) == ["Carrier", "Loaf Maker"]
    assert draft_titles(roles["Lawyer"]) == ["Attorney"]


def test_titles_are_dismissed_and_taken_back(admin_client: Client, roles: dict[str, Any]) -> None:
    assert "2 titles are dismissed." in answer(admin_client, "dismiss", "Attorney", "Carrier")
    assert (status_of("Attorney"), status_of("Carrier")) == ("dismissed", "dismissed")
    answer(admin_client, "accept", one="Attorney")
    assert draft_titles(roles["Lawyer"]) == ["Attorney"]


def test_ticking_nothing_is_explained(admin_client: Client, roles: dict[str, Any]) -> None:
    assert "Tick the titles" in answer(admin_client, "accept")
    for value in ("x", "9" * 40, "²"):
        html = admin_client.post(reverse(LIST), {"accept": value}, follow=True).content.decode()
        assert "Tick the titles" in html or "answered these titles already" in html
    assert status_of("Attorney") == "waiting"


def test_a_title_that_was_answered_in_another_tab_stays_answered(
    admin_client: Client, roles: dict[str, Any]
) -> None:
    answer(admin_client, "accept", one="Attorney")
    revision = RolePage.objects.get(title="Lawyer").latest_revision_id
    assert "answered these titles already" in answer(admin_client, "accept", one="Attorney")
    assert "answered these titles already" in answer(admin_client, "dismiss", one="Attorney")
    assert RolePage.objects.get(title="Lawyer").latest_revision_id == revision


def test_the_list_comes_back_as_it_was(admin_client: Client, roles: dict[str, Any]) -> None:
    key = SuggestedTitle.objects.get(title="Loaf Maker").pk
    url = reverse(LIST) + "?ambiguous=yes"
    assert admin_client.post(url, {"dismiss": key}).headers["Location"] == url


def test_a_locked_role_gets_none_and_the_others_do(sign_in: SignIn, roles: dict[str, Any]) -> None:
    owner = get_user_model().objects.create_superuser("owner", "o@example.org")
    RolePage.objects.filter(title="Lawyer").update(locked=True, locked_by=owner)
    html = answer(sign_in("publisher"), "accept", "Attorney", "Loaf Maker")
    assert "“Lawyer” has got no answer. It is locked by owner." in html
    assert "1 title is added to the draft of “Baker”." in html
    assert (status_of("Attorney"), status_of("Loaf Maker")) == ("waiting", "accepted")


@pytest.mark.parametrize(
    ("who", "count"),
    [
        ("anonymous", 0),
        ("visitor of the admin", 0),
        ("author", 0),
        ("reviewer", 5),
        ("publisher", 5),
        ("administrator", 5),
    ],
)
def test_everyone_sees_and_answers_what_they_may(
    sign_in: SignIn, roles: dict[str, Any], who: str, count: int
) -> None:
    client = sign_in(who)
    assert len(listed(client)) == count
    key = SuggestedTitle.objects.get(title="Attorney").pk
    client.post(reverse(LIST), {"accept": key})
    assert (status_of("Attorney") == "accepted") is bool(count)


def test_an_author_answers_for_a_role_of_their_own(sign_in: SignIn, roles: dict[str, Any]) -> None:
    client = sign_in("author")
    RolePage.objects.filter(title="Lawyer").update(
        owner=get_user_model().objects.get(username="author")
    )
    assert listed(client) == ["Attorney: Lawyer"]
    answer(client, "accept", "Attorney", "Loaf Maker")
    assert (status_of("Attorney"), status_of("Loaf Maker")) == ("accepted", "waiting")


@pytest.mark.once
def test_the_list_takes_the_same_queries_for_any_number(
    admin_client: Client,
    roles: dict[str, Any],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(60):
        SuggestedTitle.objects.create(role=roles["Baker"], title=f"Baker of kind {n}")
    admin_client.get(reverse(LIST))
    with django_assert_max_num_queries(15):
        admin_client.get(reverse(LIST) + "?shared=no")


def test_the_list_is_exported(admin_client: Client, roles: dict[str, Any]) -> None:
    response = admin_client.get(reverse(LIST) + "?export=csv&status=all")
    rows = b"".join(response.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert "Counsel,Lawyer,-,accepted" in rows


def test_groups_are_given_no_permissions_that_do_nothing(admin_client: Client) -> None:
    html = admin_client.get(reverse("wagtailusers_groups:add")).content.decode()
    offered = {
        codename: f'name="permissions" value="{pk}"' in html
        for pk, codename in Permission.objects.values_list("pk", "codename")
    }
    assert offered["change_skill"]
    assert not any(offered[f"change_{name}"] for name in ("suggestedtitle", "othertitle", "source"))


@pytest.fixture
def role(without: dict[str, Any]) -> Any:
    """A live role with three suggested titles."""
    titles = [("Advocate", True), ("Attorney", False), ("Barrister", False)]
    rows = [("Lawyer", title, {"is_ambiguous": ambiguous}) for title, ambiguous in titles]
    return suggest(without, *rows)["Lawyer"]


def of_role(role: Any) -> str:
    return reverse("career_pages_suggested_titles", args=[role.pk])


def answer_for(client: Client, role: Any, action: str, *titles: str) -> str:
    keys = [SuggestedTitle.objects.get(title=title).pk for title in titles]
    response = client.post(of_role(role), {"title": keys, action: ""}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def statuses() -> dict[str, str]:
    return dict(SuggestedTitle.objects.values_list("title", "status"))


def titles_in(page: Any) -> list[str]:
    return [other.title for other in page.other_titles.all()]


def newest(role: Any) -> Any:
    return RolePage.objects.get(pk=role.pk).get_latest_revision_as_object()


def test_titles_of_this_role_alone_come_first(admin_client: Client, role: Any) -> None:
    waiting = admin_client.get(of_role(role)).context["waiting"]
    assert [row.title for row in waiting] == ["Attorney", "Barrister", "Advocate"]


def test_an_accepted_title_is_in_the_next_version(admin_client: Client, role: Any) -> None:
    html = answer_for(admin_client, role, "accept", "Attorney", "Barrister")
    assert "2 titles are added to the draft" in html
    assert titles_in(newest(role)) == ["Attorney", "Barrister"]
    assert titles_in(RolePage.objects.get(pk=role.pk)) == []
    assert statuses() == {"Advocate": "waiting", "Attorney": "accepted", "Barrister": "accepted"}
    newest(role).get_latest_revision().publish()
    assert titles_in(RolePage.objects.get(pk=role.pk)) == ["Attorney", "Barrister"]


def test_accepting_keeps_what_an_editor_has_not_published(admin_client: Client, role: Any) -> None:
    draft = newest(role)
    draft.lede = "Not yet."
    draft.other_titles = [OtherTitle(title="attorney"), OtherTitle(title="Counsel")]
    draft.save_revision()
    answer_for(admin_client, role, "accept", "Attorney", "Barrister")
    assert newest(role).lede == "Not yet."
    assert titles_in(newest(role)) == ["attorney", "Counsel", "Barrister"]


def test_a_dismissed_title_is_asked_about_no_more(admin_client: Client, role: Any) -> None:
    revision = role.latest_revision_id
    html = answer_for(admin_client, role, "dismiss", "Advocate")
    assert "“Advocate” is dismissed." in html
    assert statuses()["Advocate"] == "dismissed"
    assert RolePage.objects.get(pk=role.pk).latest_revision_id == revision


@pytest.mark.parametrize("title", ["", "x", "999999", "9" * 40])
def test_ticking_none_of_a_role_is_explained(admin_client: Client, role: Any, title: str) -> None:
    data = {"title": title, "accept": ""}
    response = admin_client.post(of_role(role), data, follow=True)
    assert "Tick the titles" in response.content.decode()
    assert set(statuses().values()) == {"waiting"}


def test_titles_of_another_role_are_not_answered_here(
    admin_client: Client, role: Any, without: dict[str, Any]
) -> None:
    answer_for(admin_client, without["Baker"], "dismiss", "Advocate")
    assert statuses()["Advocate"] == "waiting"


def test_a_locked_role_gets_no_titles(sign_in: SignIn, role: Any, django_user_model: Any) -> None:
    owner = django_user_model.objects.create_superuser("owner", "o@example.org")
    RolePage.objects.filter(pk=role.pk).update(locked=True, locked_by=owner)
    assert "is locked" in answer_for(sign_in("publisher"), role, "accept", "Attorney")
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
    assert (client.get(of_role(role)).status_code == 200) is may
    key = SuggestedTitle.objects.get(title="Attorney").pk
    client.post(of_role(role), {"title": key, "accept": ""})
    assert (statuses()["Attorney"] == "accepted") is may


def test_the_edit_screen_leads_to_them_while_any_waits(admin_client: Client, role: Any) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[role.pk])
    html = admin_client.get(edit).content.decode()
    assert "3 titles from imported data wait for an answer" in html
    assert of_role(role) in html
    answer_for(admin_client, role, "dismiss", "Advocate", "Attorney", "Barrister")
    assert "from imported data" not in admin_client.get(edit).content.decode()
    assert "No title waits" in admin_client.get(of_role(role)).content.decode()


def test_suggested_titles_are_no_use_of_the_role(admin_client: Client, role: Any) -> None:
    answer_for(admin_client, role, "dismiss", "Advocate")
    assert not ReferenceIndex.get_references_to(role).exists()


def test_no_such_role_is_not_found(admin_client: Client, roles_index: Any) -> None:
    assert admin_client.get(of_role(roles_index)).status_code == 404


@pytest.fixture
def report_address() -> str:
    """Where the report is."""
    return reverse("career_pages_suggested_titles_report")


@pytest.fixture
def waiting_roles(without: dict[str, Any]) -> dict[str, Any]:
    """Two roles with titles that wait, and one whose title was dismissed."""
    return suggest(
        without,
        ("Baker", "Loaf Maker", {"is_ambiguous": True}),
        ("Lawyer", "Attorney", {}),
        ("Lawyer", "Counsel", {"is_ambiguous": True}),
        ("Porter", "Carrier", {"status": "dismissed"}),
    )


def reported(client: Client, report_address: str) -> list[tuple[str, int, int]]:
    response = client.get(report_address)
    if response.status_code != 200:
        return []
    return [(one.title, one.waiting_alone, one.waiting) for one in response.context["page_obj"]]


def test_roles_are_listed_by_how_many_titles_wait(
    admin_client: Client, report_address: str, waiting_roles: dict[str, Any]
) -> None:
    assert reported(admin_client, report_address) == [("Lawyer", 1, 2), ("Baker", 0, 1)]
    html = admin_client.get(report_address).content.decode()
    assert reverse("career_pages_suggested_titles", args=[waiting_roles["Baker"].pk]) in html


def test_without_titles_it_says_so(admin_client: Client, report_address: str) -> None:
    assert "No title waits for an answer" in admin_client.get(report_address).content.decode()


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
    sign_in: SignIn, report_address: str, waiting_roles: dict[str, Any], who: str, count: int
) -> None:
    assert len(reported(sign_in(who), report_address)) == count


def test_an_author_sees_a_role_of_their_own(
    sign_in: SignIn, report_address: str, waiting_roles: dict[str, Any]
) -> None:
    client = sign_in("author")
    waiting_roles["Baker"].owner = get_user_model().objects.get(username="author")
    waiting_roles["Baker"].save()
    assert reported(client, report_address) == [("Baker", 0, 1)]


def test_it_is_among_the_reports(admin_client: Client, report_address: str) -> None:
    assert report_address in admin_client.get(reverse("wagtailadmin_home")).content.decode()
