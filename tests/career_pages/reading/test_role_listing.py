"""The roles index as a reader filters it."""

from typing import Any

import pytest
from django.test import Client

from career_pages.models import CareerArea, RolePage
from career_pages.reading.role_list import ROLES_A_PAGE, role_listing
from tests.made_once import made_once, read_again
from tests.new_pages import new_role


@made_once
def made() -> CareerArea:
    """Three roles: two of one area, one of none, and a draft."""
    area = CareerArea.objects.create(name="Stage", slug="stage")
    CareerArea.objects.create(name="Sea", slug="sea")
    new_role("Stagehand", area=area)
    new_role("Usher", area=area)
    new_role("Sailor")
    new_role("Secret", live=False, area=area)
    return area


@pytest.fixture
def stage(made: CareerArea, db: None) -> CareerArea:
    """The same for one test, which may change it."""
    return read_again(made)


def titles(listing: Any) -> list[str]:
    return [role.title for role in listing.roles]


def listing(index: Any, **params: str) -> Any:
    return role_listing(index.visible_roles(), params)


def test_all_live_roles_by_name(stage: CareerArea, roles_index: Any) -> None:
    assert titles(listing(roles_index)) == ["Sailor", "Stagehand", "Usher"]


def test_an_area_narrows_the_list_and_the_letters(stage: CareerArea, roles_index: Any) -> None:
    found = listing(roles_index, area="stage")
    assert titles(found) == ["Stagehand", "Usher"]
    letters = found.letters.choices
    assert [(one.label, one.count) for one in letters] == [("All", 2), ("S", 1), ("U", 1)]
    assert [one.query for one in letters] == [
        "area=stage",
        "area=stage&letter=S",
        "area=stage&letter=U",
    ]


def test_only_areas_that_lead_somewhere_are_offered(stage: CareerArea, roles_index: Any) -> None:
    areas = listing(roles_index).facets[0].choices
    assert [(one.label, one.count) for one in areas] == [
        ("All areas", 3),
        ("Stage", 2),
    ]


def test_a_letter_narrows_the_list(stage: CareerArea, roles_index: Any) -> None:
    assert titles(listing(roles_index, letter="s")) == ["Sailor", "Stagehand"]


@pytest.mark.parametrize(
    "params",
    [
        {"area": "none"},
        {"letter": "%"},
        {"letter": "ss"},
        {"letter": "Z"},
        {"level": "none"},
        {"skill": "none"},
        {"page": "x"},
        {"page": "-1"},
        {"page": "99"},
    ],
)
def test_what_makes_no_sense_still_shows_roles(
    stage: CareerArea, roles_index: Any, params: dict[str, str]
) -> None:
    assert len(titles(listing(roles_index, **params))) == 3


@pytest.mark.parametrize(
    "query",
    ["area=%00", "letter=%00", "page=%00", "area=%ED%A0%80", "level=%00", "skill=%ED%A0%80"],
)
def test_a_strange_address_is_answered(client: Client, stage: CareerArea, query: str) -> None:
    assert client.get(f"/careers/?{query}").status_code == 200


def test_a_letter_stands_for_its_accents(roles_index: Any) -> None:
    for title in ("Écrivain", "Editor", "Usher"):
        roles_index.add_child(instance=RolePage(title=title, slug=title.lower()))
        roles_index.refresh_from_db()
    found = listing(roles_index, letter="e")
    assert titles(found) == ["Editor", "Écrivain"]
    assert [(one.label, one.count) for one in found.letters.choices][1] == ("E", 2)


def test_long_lists_have_pages(roles_index: Any) -> None:
    for number in range(ROLES_A_PAGE + 1):
        roles_index.add_child(instance=RolePage(title=f"Role {number:03}", slug=f"role-{number}"))
        roles_index.refresh_from_db()
    assert len(titles(listing(roles_index))) == ROLES_A_PAGE
    assert titles(listing(roles_index, page="2")) == [f"Role {ROLES_A_PAGE:03}"]
