"""The list of titles in use, and who uses one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from career_pages.models import OtherTitle, SuggestedTitle
from tests.made_once import made_once, read_again
from tests.new_pages import new_role

SignIn = Callable[[str], Client]
LIST = "titles_modeladmin_index"
USES = "career_pages_title_uses"


@made_once
def made() -> dict[str, Any]:
    """Two live roles and a draft, with titles that they have in common."""
    titles = {"Baker": ["Loaf Maker", "Oven Hand"], "Porter": ["loaf maker", "Baker"]}
    made = {name: new_role(name) for name in titles}
    for name, page in made.items():
        page.other_titles = [OtherTitle(title=title) for title in titles[name]]
        page.save_revision().publish()
    made["Miller"] = new_role("Miller", live=False, other_titles=[OtherTitle(title="Grinder")])
    SuggestedTitle.objects.create(role=made["Miller"], title="LOAF MAKER", status="dismissed")
    SuggestedTitle.objects.create(role=made["Miller"], title="Oven hand")
    return made


@pytest.fixture
def roles(made: dict[str, Any], db: None) -> dict[str, Any]:
    """The same for one test, which may change it."""
    return read_again(made)


def listed(client: Client, query: str = "") -> list[str]:
    response = client.get(reverse(LIST) + query)
    return [f"{row.title}: {row.role.title}" for row in response.context["object_list"]]


LISTED = [
    ("", ["Baker: Porter", "Loaf Maker: Baker", "Oven Hand: Baker", "loaf maker: Porter"]),
    ("?shared=yes", ["Baker: Porter", "Loaf Maker: Baker", "loaf maker: Porter"]),
    ("?shared=no", ["Oven Hand: Baker"]),
    ("?q=oven", ["Oven Hand: Baker"]),
    ("?q=porter", ["Baker: Porter", "loaf maker: Porter"]),
]


def test_titles_of_live_roles_are_listed(
    admin_client: Client,
    roles: dict[str, Any],
) -> None:
    for query, expected in LISTED:
        assert sorted(listed(admin_client, query)) == sorted(expected), query


def test_a_title_leads_to_its_field_in_the_editor(
    admin_client: Client, roles: dict[str, Any]
) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[roles["Baker"].pk])
    assert f'href="{edit}#finding=other_titles"' in admin_client.get(reverse(LIST)).content.decode()


def uses(client: Client, title: str) -> dict[str, list[str]]:
    response = client.get(reverse(USES), {"title": title})
    return {use.role.title: use.ways for use, _ in response.context["rows"]}


NAMED = [
    (
        "LOAF maker",
        {
            "Baker": ["Other title"],
            "Porter": ["Other title"],
            "Miller": ["Suggested: dismissed"],
        },
    ),
    ("baker", {"Baker": ["Its own name"], "Porter": ["Other title"]}),
    ("Oven Hand", {"Baker": ["Other title"], "Miller": ["Suggested: waiting"]}),
    ("Nobody", {}),
    ("", {}),
    ("%", {}),
    ("x" * 10_000, {}),
]


def test_every_role_with_the_title_is_shown(
    admin_client: Client,
    roles: dict[str, Any],
) -> None:
    for title, expected in NAMED:
        assert uses(admin_client, title) == expected, title


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
        for name in (LIST, USES):
            assert (client.get(reverse(name)).status_code == 200) is may, who


def test_only_roles_that_one_may_edit_are_links(sign_in: SignIn, roles: dict[str, Any]) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[roles["Baker"].pk])
    author, publisher = sign_in("author"), sign_in("publisher")
    for url in (reverse(LIST), reverse(USES) + "?title=baker"):
        assert edit not in author.get(url).content.decode()
        assert edit in publisher.get(url).content.decode()


@pytest.mark.once
def test_the_list_takes_the_same_queries_for_any_number(
    admin_client: Client,
    roles: dict[str, Any],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for n in range(60):
        OtherTitle.objects.create(role=roles["Baker"], title=f"Baker of kind {n}")
    admin_client.get(reverse(LIST))
    with django_assert_max_num_queries(15):
        admin_client.get(reverse(LIST) + "?shared=no")


def test_the_menu_has_one_entry_for_all_records(admin_client: Client, db: None) -> None:
    html = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Records" in html
    for label in ("Skills", "Titles in use", "Suggested titles", "Sources"):
        assert label in html
