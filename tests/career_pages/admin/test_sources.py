"""The list of sources, and the replacement of an address."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from career_pages.models import RolePage, Source
from tests.made_once import made_once, read_again
from tests.new_pages import new_role

SignIn = Callable[[str], Client]
LIST = "sources_modeladmin_index"
REPLACE = "career_pages_replace_address"
OLD, NEW = "https://www.example.org/report?a=1&b=2", "https://example.com/report"


@made_once
def made() -> dict[str, Any]:
    """Two live roles that name the same address, and a draft."""
    sources = {
        "Baker": [("Report on bread", OLD), ("Own experience", "")],
        "Porter": [("The report", OLD), ("Loads", "http://loads.example.net/a")],
    }
    made: dict[str, Any] = {}
    for name, named in sources.items():
        rows = [Source(title=title, url=url) for title, url in named]
        day = date(2031, 1, len(made) + 1)
        made[name] = new_role(name, last_reviewed=day, sources=rows)
    draft = new_role("Miller", live=False, sources=[Source(title="Draft's own", url=OLD)])
    return {**made, "Miller": draft}


@pytest.fixture
def roles(made: dict[str, Any], db: None) -> dict[str, Any]:
    """The same for one test, which may change it."""
    return read_again(made)


def listed(client: Client, query: str = "") -> dict[str, list[str]]:
    response = client.get(reverse(LIST) + query)
    return {
        row.url or row.title: [one.role.title for one in row.naming]
        for row in response.context["object_list"]
    }


EVERYTHING = {
    OLD: ["Baker", "Porter"],
    "Own experience": ["Baker"],
    "http://loads.example.net/a": ["Porter"],
}


LISTED = [
    ("", list(EVERYTHING)),
    ("?domain=example.org", [OLD]),
    ("?domain=loads.example.net", ["http://loads.example.net/a"]),
    ("?domain=none", ["Own experience"]),
    ("?domain=elsewhere.example", []),
    ("?domain=ample.org", []),
    ("?domain=(((", []),
    ("?q=bread", [OLD]),
    ("?q=the+report", [OLD]),
    ("?o=1&p=7", list(EVERYTHING)),
]


def test_each_address_is_listed_once_with_its_roles(
    admin_client: Client,
    roles: dict[str, Any],
) -> None:
    for query, expected in LISTED:
        assert listed(admin_client, query) == {key: EVERYTHING[key] for key in expected}, query


def test_the_list_leads_to_the_field_in_the_editor(
    admin_client: Client, roles: dict[str, Any]
) -> None:
    html = admin_client.get(reverse(LIST)).content.decode()
    edit = reverse("wagtailadmin_pages:edit", args=[roles["Porter"].pk])
    assert f'href="{edit}#finding=sources"' in html
    assert "3 out of 3" in html
    assert "Jan. 2, 2031" in html


def test_a_source_shows_all_its_roles(admin_client: Client, roles: dict[str, Any]) -> None:
    source = Source.objects.get(title="The report")
    response = admin_client.get(reverse("career_pages_source", args=[source.pk]))
    shown = [(one.role.title, one.title) for one, _ in response.context["rows"]]
    assert shown == [("Baker", "Report on bread"), ("Porter", "The report")]
    assert "?address=https%3A%2F%2Fwww.example.org%2Freport%3Fa%3D1%26b%3D2" in (
        response.content.decode()
    )


@pytest.mark.parametrize("which", ["draft", "none"])
def test_a_source_that_readers_do_not_see_is_not_found(
    admin_client: Client, roles: dict[str, Any], which: str
) -> None:
    own = Source.objects.create(role=roles["Miller"], title="Only here")
    pk = own.pk if which == "draft" else 999_999
    assert admin_client.get(reverse("career_pages_source", args=[pk])).status_code == 404


def replace(client: Client, old: str = OLD, new: str = NEW) -> Any:
    return client.post(reverse(REPLACE), {"old": old, "new": new}, follow=True)


def results(response: Any) -> dict[str, list[str]]:
    return {group.label: [row.title for row in group.rows] for group in response.context["groups"]}


def addresses(role: Any, draft: bool = False) -> list[str]:
    page = RolePage.objects.get(pk=role.pk)
    page = page.get_latest_revision_as_object() if draft else page
    return [source.url for source in page.sources.all()]


def test_an_address_is_replaced_everywhere_and_is_named_nowhere_then(
    admin_client: Client, roles: dict[str, Any]
) -> None:
    before = admin_client.get(reverse(REPLACE), {"address": OLD})
    assert results(before) == {"Will be a draft": ["Miller"], "Will be live": ["Baker", "Porter"]}
    after = replace(admin_client)
    assert results(after) == {"Saved as a draft": ["Miller"], "Live": ["Baker", "Porter"]}
    assert addresses(roles["Baker"]) == [NEW, ""]
    assert addresses(roles["Porter"]) == [NEW, "http://loads.example.net/a"]
    assert addresses(roles["Miller"], draft=True) == [NEW]
    assert not RolePage.objects.get(title="Miller").live
    titles = [source.title for source in RolePage.objects.get(title="Porter").sources.all()]
    assert titles == ["The report", "Loads"]
    assert "No role names this address" in replace(admin_client).content.decode()


def test_what_a_draft_holds_besides_stays_unpublished(
    admin_client: Client, roles: dict[str, Any]
) -> None:
    draft = RolePage.objects.get(title="Baker").get_latest_revision_as_object()
    draft.lede = "Not yet."
    draft.save_revision()
    assert results(replace(admin_client))["Saved as a draft"] == ["Baker", "Miller"]
    assert addresses(roles["Baker"]) == [OLD, ""]
    assert addresses(roles["Baker"], draft=True) == [NEW, ""]
    assert RolePage.objects.get(title="Baker").lede != "Not yet."


def test_locked_roles_are_skipped_with_the_reason(sign_in: SignIn, roles: dict[str, Any]) -> None:
    owner = get_user_model().objects.create_superuser("owner", "o@example.org")
    RolePage.objects.filter(title="Baker").update(locked=True, locked_by=owner)
    response = replace(sign_in("publisher"))
    assert results(response)["Skipped"] == ["Baker"]
    assert "It is locked by owner." in response.content.decode()
    assert addresses(roles["Baker"]) == [OLD, ""]


def test_many_roles_are_done_in_several_turns(
    admin_client: Client, roles: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("career_pages.admin.sources.MOST_PAGES", 2)
    assert "1 more roles name the old address" in replace(admin_client).content.decode()
    assert results(replace(admin_client)) == {"Live": ["Porter"]}


IRREPLACEABLE = [
    ("", NEW, "old"),
    (OLD, "", "new"),
    (OLD, "report", "new"),
    (OLD, "javascript:alert(1)", "new"),
    (OLD, "https://example.com/" + "x" * 500, "new"),
    (OLD, OLD, "new"),
    ("https://nobody.example", NEW, "old"),
]


def test_what_cannot_be_replaced_is_explained(
    admin_client: Client,
    roles: dict[str, Any],
) -> None:
    for old, new, field in IRREPLACEABLE:
        response = replace(admin_client, old, new)
        assert list(response.context["form"].errors) == [field], (old, new)
        assert addresses(roles["Baker"]) == [OLD, ""]


PEOPLE = [
    ("anonymous", False),
    ("visitor of the admin", False),
    ("author", True),
    ("reviewer", True),
    ("publisher", True),
    ("administrator", True),
]


def test_whoever_works_on_pages_may_look(
    sign_in: SignIn,
    roles: dict[str, Any],
) -> None:
    for who, may in PEOPLE:
        client = sign_in(who)
        for name in (LIST, REPLACE):
            assert (client.get(reverse(name)).status_code == 200) is may, who


@pytest.mark.parametrize(
    ("who", "outcome"),
    [("author", "Skipped"), ("reviewer", "Saved as a draft"), ("publisher", "Live")],
)
def test_everyone_replaces_where_they_may(
    sign_in: SignIn, roles: dict[str, Any], who: str, outcome: str
) -> None:
    assert "Porter" in results(replace(sign_in(who)))[outcome]


@pytest.mark.once
def test_the_list_takes_the_same_queries_for_any_number(
    admin_client: Client,
    roles: dict[str, Any],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(60):
        Source.objects.create(role=roles["Baker"], title=f"{n}", url=f"https://{n}.example/")
    admin_client.get(reverse(LIST))
    with django_assert_max_num_queries(16):
        admin_client.get(reverse(LIST))
