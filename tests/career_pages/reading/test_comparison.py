"""Two or three roles side by side."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client, TestCase
from wagtail.models import PageViewRestriction

from career_pages.models import CareerArea, OtherTitle, RelatedRole, RolePage, RoleSkill, Skill
from tests.made_once import made_once
from tests.new_pages import add_roles, new_role, queries, with_levels

ADDRESS = "/careers/compare/"


def body(*duties: str, levels: tuple[str, ...] = ("Senior",)) -> list[tuple[str, Any]]:
    sections = dict(with_levels(*levels))
    sections["responsibilities"] = {"introduction": [], "items": list(duties), "closing": []}
    types = [{"name": "Night type", "description": [("rich_text", "<p>At night.</p>")]}]
    return [*sections.items(), ("specializations", {"specializations": types})]


@made_once
def made() -> dict[str, Any]:
    """Roles by name, which are in the search index: four for readers, one private, one a draft."""
    knots, rigging, sewing = (Skill.objects.create(name=one) for one in ("Knots", "Rigging", "Sew"))
    stage = CareerArea.objects.create(name="Stage", slug="stage")
    made: dict[str, tuple[list[Skill], dict[str, Any]]] = {
        "Rigger": ([knots, rigging], {"area": stage, "job_zone": 2, "lede": "High up."}),
        "Sailor": ([sewing, knots], {"job_zone": 3}),
        "Stagehand": ([], {}),
        "Baker, Pastry": ([sewing], {}),
        "Spy": ([knots], {}),
        "Draft": ([knots], {}),
    }
    roles = {}
    with TestCase.captureOnCommitCallbacks(execute=True):
        for name, (skills, fields) in made.items():
            duties = body("Climbing safely.", f"Working as {name}", levels=("Junior", "Senior"))
            roles[name] = new_role(
                name,
                live=name != "Draft",
                body=duties,
                role_skills=[RoleSkill(skill=skill) for skill in skills],
                other_titles=[OtherTitle(title=f"{name} Helper"), OtherTitle(title="Hand")],
                **fields,
            )
        roles["Rigger"].related_roles = [RelatedRole(related=roles["Sailor"])]
        roles["Rigger"].related_roles.add(RelatedRole(related=roles["Spy"]))
        roles["Rigger"].save_revision().publish()
        PageViewRestriction.objects.create(page=roles["Spy"], restriction_type="login")
    return roles


@pytest.fixture
def compare(client: Client) -> Callable[..., Any]:
    """Read the comparison of what the values name."""

    def read(*values: str) -> Any:
        response = client.get(ADDRESS, {"roles": values})
        assert response.status_code == 200, values
        return BeautifulSoup(response.content.decode(), "html.parser")

    return read


def words(tag: Any) -> str:
    return " ".join(tag.get_text(" ").split())


def names(page: Any) -> list[str]:
    """Return which roles are side by side."""
    return [link.get_text() for link in page.select("[aria-labelledby=glance] h3 a")]


def problems(page: Any) -> list[str]:
    return [words(one) for one in page.select(".problems > ul > li")]


def groups(page: Any, aspect: str) -> dict[str, list[str]]:
    boxes = page.select(f"[aria-labelledby={aspect}] .versus__role")
    return {box.h3.get_text(): [one.get_text() for one in box.select("li")] for box in boxes}


def test_two_roles_stand_side_by_side(guide: dict[str, Any], compare: Callable[..., Any]) -> None:
    page = compare("rigger,sailor")
    assert page.h1.get_text() == "Rigger or Sailor?"
    assert names(page) == ["Rigger", "Sailor"]
    glance = words(page.select_one("[aria-labelledby=glance]"))
    for fact in ("High up.", "Stage", "Some (job zone 2 of 5)", "Rigger Helper, Hand"):
        assert fact in glance
    assert groups(page, "skills") == {
        "Both": ["Knots"],
        "Only Rigger": ["Rigging"],
        "Only Sailor": ["Sew"],
    }
    assert groups(page, "responsibilities") == {
        "Both": ["Climbing safely."],
        "Only Rigger": ["Working as Rigger"],
        "Only Sailor": ["Working as Sailor"],
    }
    assert [one.get_text() for one in page.select("#levels ~ .versus ol > li > a")][:2] == [
        "Junior",
        "Senior",
    ]
    assert page.select_one(".stages a")["href"] == "/careers/rigger/#junior"
    assert "Night type" in words(page.select_one("[aria-labelledby=types]"))


def test_the_step_says_what_is_there_and_what_is_missing(
    guide: dict[str, Any], compare: Callable[..., Any]
) -> None:
    step = words(compare("rigger,sailor").select_one(".step"))
    assert "Riggers already have 1 of the 2 skills that Sailors need." in step
    assert "Already there Knots Still to learn, the most important first Sew" in step
    assert "It takes more preparation: medium instead of some." in step
    page = compare("baker-pastry,sailor")
    assert "already have 1 of the 2 skills" in words(page.select_one(".step"))
    other = page.select_one("[aria-labelledby=step] a[href$='#step']")["href"]
    assert other == f"{ADDRESS}?roles=sailor,baker-pastry#step"
    back = words(compare("sailor", "baker-pastry").select_one(".step"))
    assert "Sailors already have every skill that" in back
    assert "None of the skills" in words(compare("rigger", "baker-pastry").select_one(".step"))
    unknown = compare("rigger", "stagehand", "sailor").select(".step")
    assert [one.h3.get_text() for one in unknown] == [
        "From Rigger to Stagehand",
        "From Rigger to Sailor",
    ]
    assert "does not list the skills of both yet" in words(unknown[0])


def test_roles_go_by_their_slugs_names_plurals_and_other_titles(
    guide: dict[str, Any], compare: Callable[..., Any]
) -> None:
    for values in (
        ["rigger,sailor"],
        ["rigger", "sailor"],
        [" RIGGER ", "Sailors", ""],
        ["Rigger Helper", "sailor helper"],
        ["rigger,,sailor,"],
    ):
        page = compare(*values)
        assert names(page) == ["Rigger", "Sailor"], values
        assert problems(page) == [], values
    assert names(compare("Baker, Pastry", "Sailor")) == ["Baker, Pastry", "Sailor"]
    assert names(compare("sailor,rigger,stagehand")) == ["Sailor", "Rigger", "Stagehand"]


def test_what_cannot_be_compared_is_said_and_the_rest_kept(
    guide: dict[str, Any], compare: Callable[..., Any]
) -> None:
    page = compare("rigger,saylor")
    assert "The guide has no career called “saylor”." in problems(page)[0]
    assert page.select_one(".problems .offer")["href"] == f"{ADDRESS}?roles=rigger,sailor"
    assert [one["value"] for one in page.select("form [name=roles]")] == ["Rigger", "saylor", ""]
    page = compare("rigger,rigger,sailor")
    assert names(page) == ["Rigger", "Sailor"]
    assert problems(page) == [
        "“Rigger” was chosen twice. Choose another career to compare it with."
    ]
    page = compare("rigger", "sailor", "stagehand", "baker-pastry")
    assert names(page) == ["Rigger", "Sailor", "Stagehand"]
    assert "Left out: Baker, Pastry." in problems(page)[0]
    page = compare("Hand", "rigger")
    assert "Several careers are called “Hand”." in problems(page)[0]
    offered = [one.get_text() for one in page.select(".problems .offer")]
    assert offered == ["Baker, Pastry", "Sailor", "Stagehand"]


def test_nothing_that_is_typed_breaks_it(
    guide: dict[str, Any], compare: Callable[..., Any], client: Client
) -> None:
    for value in ("%", "'", '"', "a" * 5000, "," * 500, "\u202e電", "<b>", "-", "x, " * 300):
        assert names(compare("rigger", "sailor", value)) == ["Rigger", "Sailor"], value
    for query in ("roles=%00", "roles=%ED%A0%80", "roles", "roles=&roles=", "roles=%FF,rigger"):
        assert client.get(f"{ADDRESS}?{query}").status_code == 200, query
    assert client.get(f"{ADDRESS}?{'roles=a&' * 500}").status_code == 200


def test_one_role_is_offered_beside_its_related_ones(
    guide: dict[str, Any], compare: Callable[..., Any]
) -> None:
    page = compare("rigger")
    assert names(page) == []
    assert [one["value"] for one in page.select("form [name=roles]")] == ["Rigger", "", ""]
    assert [(one.get_text(), one["href"]) for one in page.select(".offer")] == [
        ("Sailor", f"{ADDRESS}?roles=rigger,sailor")
    ]
    page = compare()
    assert [one.get_text() for one in page.select(".offer")] == ["Rigger or Sailor"]
    suggested = [one["value"] for one in page.select("datalist option")]
    assert suggested == ["Baker, Pastry", "Rigger", "Sailor", "Stagehand"]


def test_search_engines_keep_pairs_of_related_roles(
    guide: dict[str, Any], compare: Callable[..., Any]
) -> None:
    host = "http://127.0.0.1:8000"
    for values, canonical in (
        ([], f"{host}{ADDRESS}"),
        (["sailor", "rigger"], f"{host}{ADDRESS}?roles=rigger,sailor"),
        (["rigger"], ""),
        (["stagehand,sailor"], ""),
        (["rigger,sailor,stagehand"], ""),
        (["rigger,sailor,nobody"], ""),
    ):
        page = compare(*values)
        link = page.find("link", rel="canonical")
        assert (link["href"] if link else "") == canonical, values
        assert bool(page.find("meta", attrs={"name": "robots"})) is not bool(canonical), values


def test_what_readers_may_not_see_is_as_if_it_was_not_there(
    guide: dict[str, Any], compare: Callable[..., Any], client: Client
) -> None:
    answers = {
        name: str(compare("rigger", name)).replace(name, "?") for name in ("spy", "draft", "xyzzy")
    }
    assert len(set(answers.values())) == 1
    for values in ([], ["rigger"], ["rigger,sailor"], ["Spy Helper", "rigger"], ["Spies"]):
        text = str(compare(*values))
        assert "/spy/" not in text, values
        assert "Working as Spy" not in text, values
        assert 'value="Spy"' not in text, values
        assert "=rigger,spy" not in text, values
    RolePage.objects.get(title="Sailor").unpublish()
    assert names(compare("rigger,sailor")) == []
    PageViewRestriction.objects.create(page=guide["Rigger"].get_parent(), restriction_type="login")
    assert client.get(f"{ADDRESS}?roles=rigger,sailor").status_code == 302


def test_it_is_below_the_index_wherever_that_is(guide: dict[str, Any], client: Client) -> None:
    index = guide["Rigger"].get_parent()
    index.slug = "jobs"
    index.save()
    html = client.get("/jobs/compare/?roles=rigger").content.decode()
    assert '"/jobs/compare/?roles=rigger,sailor"' in html
    assert "/careers/" not in html


@pytest.mark.once
def test_fifteen_roles_take_no_more_queries_than_three(client: Client, roles_index: Any) -> None:
    addresses = [ADDRESS, f"{ADDRESS}?roles=role-1", f"{ADDRESS}?roles=role-0,role-1,role-2"]
    add_roles(roles_index, range(3))
    client.get(ADDRESS)  # The first request of a process asks for what Wagtail keeps from then on.
    few = [queries(client, address) for address in addresses]
    add_roles(roles_index, range(3, 15))
    assert [queries(client, address) for address in addresses] == few
    assert max(few) <= 14
