"""Readers narrow the list of roles, and never to nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import PageViewRestriction

from career_pages.models import CareerArea, RoleSkill, Skill
from career_pages.reading.role_list import role_listing
from tests.made_once import made_once
from tests.new_pages import add_roles, new_role, queries, with_levels

Choices = dict[str, int]


@made_once
def made() -> dict[str, Any]:
    """Four roles that readers see, by name, and two that they do not."""
    stage, sea = (CareerArea.objects.create(name=one, slug=one.lower()) for one in ("Stage", "Sea"))
    rigging, knots, secret = (Skill.objects.create(name=n) for n in ("Rigging", "Knots", "Spying"))
    unsure = Skill.objects.create(name="Knotts", is_confirmed=False)
    made = [
        ("Rigger", stage, ("Apprentice", "Senior"), (rigging, knots)),
        ("Stagehand", stage, ("Senior",), (rigging, unsure)),
        ("Sailor", sea, ("apprentice", "Master"), (knots,)),
        ("Usher", None, (), ()),
        ("Private", stage, ("Spymaster",), (rigging, secret)),
        ("Draft", stage, ("Spymaster",), (rigging, secret)),
    ]
    roles = {}
    for name, area, levels, skills in made:
        roles[name] = new_role(
            name,
            live=name != "Draft",
            area=area,
            body=with_levels(*levels),
            role_skills=[RoleSkill(skill=skill) for skill in skills],
        )
    PageViewRestriction.objects.create(page=roles["Private"], restriction_type="login")
    return roles


@pytest.fixture
def listed(client: Client) -> Callable[[str], Any]:
    """Read the list at a query."""

    def read(query: str = "") -> Any:
        response = client.get(f"/careers/?{query}")
        assert response.status_code == 200
        return BeautifulSoup(response.content.decode(), "html.parser")

    return read


def titles(page: Any) -> list[str]:
    return [link.get_text() for link in page.select(".cards h3 a")]


def choices(page: Any, name: str) -> Choices:
    links = page.select(f".facet--{name} ul a")
    words = [[span.get_text().split()[0] for span in link.find_all("span")] for link in links]
    return {label: int(count) for label, count, *_ in words}


def test_every_choice_says_how_many_roles_it_leaves(
    guide: dict[str, Any], listed: Callable[[str], Any]
) -> None:
    every = listed("")
    assert choices(every, "area") == {"All": 4, "Sea": 1, "Stage": 2}
    assert choices(every, "level") == {"All": 4, "Apprentice": 2, "Senior": 2, "Master": 1}
    assert choices(every, "skill") == {"All": 4, "Knots": 2, "Rigging": 2}
    for name in ("area", "level", "skill", "letter"):
        for link in every.select(f".facet--{name} ul a"):
            count = int(link.select_one(".facet__count").get_text().split()[0])
            assert len(titles(listed(link["href"].partition("?")[2].partition("#")[0]))) == count


def test_choices_are_counted_given_the_others_and_none_leads_to_nothing(
    guide: dict[str, Any], listed: Callable[[str], Any]
) -> None:
    knots = listed("skill=knots")
    assert titles(knots) == ["Rigger", "Sailor"]
    assert choices(knots, "area") == {"All": 2, "Sea": 1, "Stage": 1}
    assert choices(knots, "level") == {"All": 2, "Apprentice": 2, "Senior": 1, "Master": 1}
    assert choices(knots, "skill") == {"All": 4, "Knots": 2, "Rigging": 2}
    both = listed("skill=knots&level=Entry&area=stage&level=senior")
    assert titles(both) == ["Rigger"]
    assert both.find(id="found").get_text() == "1 career: Stage, Senior, Knots"
    assert choices(both, "skill") == {"All": 2, "Knots": 1, "Rigging": 2}
    assert choices(both, "letter") == {"All": 1, "R": 1}


def test_what_is_chosen_can_be_taken_back(
    guide: dict[str, Any], listed: Callable[[str], Any]
) -> None:
    nothing = listed("area=sea&level=senior&letter=S")
    assert titles(nothing) == []
    assert "No career has all of this together" in nothing.main.get_text()
    links = {link.get_text(" ", strip=True): link["href"] for link in nothing.select(".chosen a")}
    assert links == {
        "Remove Career area: Sea": "/careers/?level=senior&letter=S#found",
        "Remove Level: Senior": "/careers/?area=sea&letter=S#found",
        "Remove First letter: S": "/careers/?area=sea&level=senior#found",
        "Clear all filters": "/careers/#found",
    }
    assert choices(nothing, "level")["Senior"] == 0


def test_a_skill_of_few_roles_is_chosen_from_a_list_that_keeps_the_other_filters(
    guide: dict[str, Any], listed: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("career_pages.reading.role_list.LINKS", 1)
    stage = listed("area=stage")
    assert list(choices(stage, "skill")) == ["All", "Rigging"]
    form = stage.select_one(".facet--skill form")
    assert [(one["name"], one["value"]) for one in form.find_all("input")] == [("area", "stage")]
    assert [one["value"] for one in form.find_all("option")] == ["", "knots"]
    assert titles(listed("area=stage&skill=")) == ["Rigger", "Stagehand"]
    assert list(choices(listed("area=stage&skill=knots"), "skill")) == ["All", "Knots"]


def test_search_engines_keep_areas_and_letters_alone(
    guide: dict[str, Any], listed: Callable[[str], Any]
) -> None:
    for query, kept in (("area=stage&letter=R", True), ("skill=knots", False), ("level=x", True)):
        found = listed(query)
        assert bool(found.find("link", rel="canonical")) is kept, query
        assert bool(found.find("meta", attrs={"name": "robots"})) is not kept, query
    assert listed("").select_one(".facet--skill a")["rel"] == ["nofollow"]


def test_what_readers_may_not_see_is_in_no_list_count_or_choice(
    guide: dict[str, Any], listed: Callable[[str], Any]
) -> None:
    for query in ("", "skill=spying", "level=spymaster", "skill=knotts", "letter=P", "letter=D"):
        found = listed(query)
        assert titles(found) == ["Rigger", "Sailor", "Stagehand", "Usher"], query
        assert "spy" not in str(found).lower(), query
        assert "Knotts" not in str(found), query
    PageViewRestriction.objects.create(page=guide["Usher"].get_parent(), restriction_type="login")
    assert list(role_listing(guide["Usher"].get_parent().specific.visible_roles(), {}).roles) == []


@pytest.mark.once
def test_fifteen_roles_take_no_more_queries_than_three(client: Client, roles_index: Any) -> None:
    addresses = [
        "/careers/",
        "/careers/?skill=shared-skill",
        "/careers/?area=area-1&level=senior&skill=shared-skill&letter=B",
    ]
    add_roles(roles_index, range(3))
    few = [queries(client, address) for address in addresses]
    add_roles(roles_index, range(3, 15))
    assert [queries(client, address) for address in addresses] == few
    assert max(few) <= 20
