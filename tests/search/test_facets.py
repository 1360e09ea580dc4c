"""Results are narrowed by career area and by kind of section."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from career_pages.models import CareerArea, RolePage
from career_pages.reading.role_list import Facet
from career_pages.sections.kinds import part_kinds, section_kinds
from search.models import PAGE
from search.passages import GROUPS, group_of
from search.results import search
from tests.made_once import made_once
from tests.search.conftest import AddRole, Committed, body_with, new_role, prose


def _section(topic: str, text: str) -> tuple[str, dict[str, Any]]:
    return "topic", {"topic": topic, "content": prose(text)}


@made_once
def made() -> None:
    """Four roles in two areas and in none, which say of conduit in different sections."""
    building = CareerArea.objects.create(name="Building", slug="building")
    water = CareerArea.objects.create(name="Water & Waste", slug="water")
    new_role("Electrician", "They bend conduit.", area=building)
    new_role(
        "Fitter",
        body=[*body_with("Fits."), _section("difficulty", "Conduit is hard.")],
        area=building,
    )
    new_role("Plumber", "They avoid conduit.", area=water)
    new_role("Poet", "They sing of conduit.")
    new_role("Baker", "They knead dough.", area=water)


@pytest.fixture
def guide(made: None, db: None) -> None:
    """The same, for one test."""


def _offered(facets: tuple[Facet, ...]) -> dict[str, list[tuple[str, int]]]:
    return {facet.name: [(one.label, one.count) for one in facet.choices] for facet in facets}


def _titles(area: str = "", section: str = "") -> list[str]:
    found = search("conduit", area=area, section=section)
    return sorted(result.title for result in found.results)


def test_each_choice_says_how_much_it_leaves(guide: None) -> None:
    found = search("conduit")
    assert not found.narrowed
    assert _offered(found.facets) == {
        "area": [("All areas", 4), ("Building", 2), ("Water & Waste", 1)],
        "in": [("Anywhere", 4), ("What it is", 3), ("What it is like", 1)],
    }
    assert _titles(area="building") == ["Electrician", "Fitter"]
    assert _titles(section="life") == ["Fitter"]
    assert _titles(area="building", section="about") == ["Electrician"]


def test_every_choice_leaves_what_it_promises(guide: None, client: Client) -> None:
    seen = set()
    waiting = ["q=conduit"]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        found = client.get(f"/api/search/?{address}").json()
        assert found["count"] == len(found["results"]) > 0
        for choice in (one for facet in found["facets"] for one in facet["choices"]):
            assert client.get(f"/api/search/?{choice['query']}").json()["count"] == choice["count"]
            waiting.append(choice["query"])
    assert len(seen) == 8


def test_only_passages_of_the_chosen_kind_are_shown(guide: None) -> None:
    [result] = search("conduit", section="life").results
    assert [passage.kind for passage in result.passages] == ["TopicSection"]
    [result] = search("fitter conduit", section="life").results[:1]
    assert [passage.anchor for passage in result.passages] == ["difficulty"]


@pytest.mark.parametrize("area", ["nowhere", "'", "water%", "BUILDING"])
def test_what_would_leave_nothing_is_passed_over(guide: None, area: str) -> None:
    assert search("conduit", area=area).count == 4
    assert search("conduit", section=area).count == 4
    found = search("conduit", area="water", section="life")
    assert (found.count, found.request.area, found.request.section) == (1, "water", "")


def test_a_chapter_is_in_the_area_of_its_role(
    guide: None, make_chapter: Callable[..., Any], committed: Committed
) -> None:
    with committed():
        make_chapter(RolePage.objects.get(title="Plumber"), "Conduit Lore")
    found = search("conduit", area="water")
    assert {result.kind: result.area for result in found.results} == {
        "role": "Water & Waste",
        "chapter": "Water & Waste",
    }


def test_an_area_of_hidden_pages_alone_is_not_offered(guide: None, client: Client) -> None:
    html = client.get("/search/?q=conduit").content.decode()
    assert "Water &amp; Waste" in html
    RolePage.objects.filter(title="Plumber").update(live=False)
    for query in ("q=conduit", "q=conduit&area=water", "q=zzz"):
        found = client.get(f"/api/search/?{query}").json()
        assert "Water & Waste" not in str(found)
    assert [facet["name"] for facet in client.get("/api/search/?q=conduit").json()["facets"]] == [
        "in"
    ]
    html = client.get("/search/?q=conduit").content.decode()
    assert "Water" not in html


def test_further_pages_and_the_page_itself_keep_the_narrowing(
    add_role: AddRole, client: Client
) -> None:
    area = CareerArea.objects.create(name="Water", slug="water")
    CareerArea.objects.create(name="Air", slug="air")
    for number in range(10, 22):
        add_role(f"Keeper {number}", area=area)
    add_role("Keeper of Air", area=CareerArea.objects.get(slug="air"))
    html = client.get("/search/?q=keeper&area=water").content.decode()
    assert "12 pages found" in html
    assert 'href="?q=keeper&amp;area=water&amp;page=2"' in html
    assert 'href="?q=keeper"><span class="visually-hidden">Career area: </span>Water' in html
    assert 'href="?q=keeper&amp;area=air"' in html
    assert '<ol class="results" start="11">' in (
        client.get("/search/?q=keeper&area=water&page=2").content.decode()
    )


def test_one_choice_is_no_choice(add_role: AddRole) -> None:
    add_role("Electrician", "Conduit.", area=CareerArea.objects.create(name="Air", slug="air"))
    assert search("conduit").facets == ()
    assert _offered(search("conduit", area="air").facets) == {
        "area": [("All areas", 1), ("Air", 1)]
    }


def test_every_kind_of_section_is_in_one_group() -> None:
    kinds = {**section_kinds(), **part_kinds()}
    assert {group_of(kind) for kind in (PAGE, *kinds)} == {group.name for group in GROUPS}
    assert group_of("LevelSection") == "levels"
    assert group_of("SomethingNewSection") == group_of("TextSection") == "more"
