"""A search finds the page and the passage that a reader means, the same on every database."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from career_pages.models import CareerArea, RolePage
from career_pages.reading.excerpts import excerpt
from career_pages.reading.role_list import Facet
from career_pages.sections.kinds import part_kinds, section_kinds
from career_pages.text import keys
from search.models import PAGE
from search.passages import GROUPS, group_of
from search.ranking import MOST_CANDIDATES
from search.results import RESULTS_A_PAGE, search, text_fragment
from tests.made_once import made_once
from tests.new_pages import prose
from tests.search.conftest import AddRole, Committed, body_with, new_role


def _titles(typed: str) -> list[str]:
    return [result.title for result in search(typed).results]


@pytest.mark.parametrize("typed", ["installing", "installs", "INSTALLED", "installation"])
def test_all_forms_of_a_word_find_each_other(add_role: AddRole, typed: str) -> None:
    add_role("Electrician", "They install sockets.")
    add_role("Baker", "They knead dough.")
    assert _titles(typed) == ["Electrician"]


@pytest.mark.parametrize("typed", ["café", "cafe", "CAFÉ", "cafés", "cafe\u0301"])
def test_accents_make_no_difference(add_role: AddRole, typed: str) -> None:
    add_role("Barista", "They run a café.")
    add_role("Baker", "They knead dough.")
    assert _titles(typed) == ["Barista"]


@pytest.mark.parametrize("typed", ["plumber", "Plumbers", "what does a plumber do?", '"plumber"'])
def test_a_role_is_first_under_its_own_name(add_role: AddRole, typed: str) -> None:
    add_role("Plumber")
    add_role("Assistant Plumber", "A plumber helps a plumber who helps a plumber.")
    add_role("Pipefitter", "Works with every plumber.", titles=("Plumber",))
    add_role("Fitter", "Plumber plumber plumber.")
    assert _titles(typed)[:2] == ["Plumber", "Pipefitter"]
    assert set(_titles(typed)) == {"Plumber", "Pipefitter", "Assistant Plumber", "Fitter"}


def test_another_title_finds_its_role(add_role: AddRole) -> None:
    add_role("Electrician", titles=("Sparky", "Wireman"))
    add_role("Baker", "The oven is a sparky one.")
    assert _titles("sparky") == ["Electrician", "Baker"]


def test_pages_with_all_words_come_before_pages_with_some(add_role: AddRole) -> None:
    add_role("Baker", "Night after night, night after night.")
    add_role("Warden", "The night shift.")
    add_role("Shift Manager", "Plans the rota.")
    assert _titles("night shift")[0] == "Warden"
    assert set(_titles("night shift")) == {"Warden", "Baker", "Shift Manager"}


def test_rare_words_count_more_than_common_ones(add_role: AddRole) -> None:
    for number in range(5):
        add_role(f"Helper {number}", "They work.")
    add_role("Vintner", "They make wine.")
    assert _titles("work wine")[0] == "Vintner"


def test_quoted_words_must_stand_together(add_role: AddRole) -> None:
    add_role("Warden", "The night shift.")
    add_role("Baker", "A shift every night.")
    assert _titles('"night shift"') == ["Warden"]
    assert set(_titles("night shift")) == {"Warden", "Baker"}


def test_excluded_words_are_not_found(add_role: AddRole) -> None:
    add_role("Warden", "The night shift.")
    add_role("Baker", "The early shift.")
    assert _titles("shift -night") == ["Baker"]
    assert _titles("-night") == []


def test_no_passage_is_found_of_a_role_with_an_excluded_word_in_a_name(add_role: AddRole) -> None:
    add_role("Night Warden", "Every shift is quiet.")
    add_role("Porter", "Every shift is busy.", titles=("Night Porter",))
    add_role("Baker", "Every shift is early.")
    assert _titles("shift -night") == ["Baker"]


def test_words_inside_compounds_are_found(add_role: AddRole) -> None:
    add_role("Operator", "On-call and/or 24/7 work at example.org with CI/CD.")
    for typed in ("call", "24", "example", "24/7", "ci cd", "on-call"):
        assert _titles(typed) == ["Operator"], typed


def test_a_result_says_what_it_is_and_where(
    add_role: AddRole, make_chapter: Callable[..., Any], committed: Committed
) -> None:
    role = add_role("Electrician", "They bend conduit.", occupation_code="47-2111.00")
    with committed():
        make_chapter(
            role,
            "Interview Questions",
            body=[("text", {"heading": "On Conduit", "content": prose("Say why.")})],
        )
    of_role, of_chapter = sorted(search("conduit").results, key=lambda one: one.kind, reverse=True)
    assert (of_role.title, of_role.url) == ("Electrician", "/careers/electrician/")
    assert (of_role.kind, of_role.occupation_code) == ("role", "47-2111.00")
    assert of_chapter.title == "Electrician: Interview Questions"
    assert (of_chapter.kind, of_chapter.occupation_code) == ("chapter", "47-2111.00")
    [passage] = of_role.passages
    assert passage.section == "Definition of an Electrician"
    assert passage.url == "/careers/electrician/#definition"
    assert passage.snippet == "They bend <mark>conduit</mark>."


def test_the_passage_that_answers_is_first(add_role: AddRole) -> None:
    body = [
        *body_with("Electricians work with current."),
        ("topic", {"topic": "working_conditions", "content": prose("Night shifts are rare.")}),
        ("topic", {"topic": "difficulty", "content": prose("The theory takes shifts of effort.")}),
    ]
    add_role("Electrician", body=body)
    [result] = search("electrician night shifts").results
    assert result.passages[0].anchor == "working-conditions"
    [result] = search("How hard is it to be an electrician?").results
    assert result.passages[0].anchor == "difficulty"
    [result] = search("electrician").results
    assert result.passages[0].anchor == ""


def test_only_passages_with_all_that_is_required_are_shown(add_role: AddRole) -> None:
    body = [
        *body_with("The night shift is long."),
        ("topic", {"topic": "difficulty", "content": prose("A shift at night is longer.")}),
    ]
    add_role("Warden", body=body)
    [result] = search('"night shift"').results
    assert [passage.anchor for passage in result.passages] == ["definition"]
    [result] = search("night -long").results
    assert [passage.anchor for passage in result.passages] == ["difficulty"]


@pytest.mark.parametrize("typed", ["", "  ", "?!", "-", '""'])
def test_nothing_to_look_for_finds_nothing(add_role: AddRole, typed: str) -> None:
    add_role("Electrician")
    found = search(typed)
    assert (found.count, found.results, found.corrected) == (0, (), "")


def test_results_come_in_pages(guide: None) -> None:
    names = [f"Keeper {number}" for number in range(10, 22)]
    assert search("keeper").count == len(names)
    assert _titles("keeper") == names[:RESULTS_A_PAGE]
    assert [one.title for one in search("keeper", 2).results] == names[RESULTS_A_PAGE:]
    for wrong, page in (("abc", 1), ("-1", 2), ("99999", 2), ("0", 2), (None, 1), ("", 1)):
        assert search("keeper", wrong).page_obj.number == page


def test_a_page_with_many_hits_does_not_crowd_out_others(add_role: AddRole) -> None:
    questions = [
        {"question": f"Conduit {number}?", "answer": prose("Conduit.")}
        for number in range(MOST_CANDIDATES + 10)
    ]
    add_role("Electrician", body=[*body_with("Conduit"), ("faqs", {"questions": questions})])
    add_role("Plumber", "Now and then a conduit is in the way of a pipe.")
    assert _titles("conduit") == ["Electrician", "Plumber"]


def _section(topic: str, text: str) -> tuple[str, dict[str, Any]]:
    return "topic", {"topic": topic, "content": prose(text)}


@made_once
def made() -> None:
    """Four roles in two areas and in none, which say of conduit in different sections.

    Twelve others have names that are like each other.
    """
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
    for number in range(10, 22):
        new_role(f"Keeper {number}", "They keep.", area=water)


def _offered(facets: tuple[Facet, ...]) -> dict[str, list[tuple[str, int]]]:
    return {facet.name: [(one.label, one.count) for one in facet.choices] for facet in facets}


def _titles_of(area: str = "", section: str = "") -> list[str]:
    found = search("conduit", area=area, section=section)
    return sorted(result.title for result in found.results)


def test_each_choice_says_how_much_it_leaves(guide: None) -> None:
    found = search("conduit")
    assert not found.narrowed
    assert _offered(found.facets) == {
        "area": [("All areas", 4), ("Building", 2), ("Water & Waste", 1)],
        "in": [("Anywhere", 4), ("What it is", 3), ("What it is like", 1)],
    }
    assert _titles_of(area="building") == ["Electrician", "Fitter"]
    assert _titles_of(section="life") == ["Fitter"]
    assert _titles_of(area="building", section="about") == ["Electrician"]


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
    guide: None, add_role: AddRole, client: Client
) -> None:
    add_role("Keeper of Air", area=CareerArea.objects.create(name="Air", slug="air"))
    html = client.get("/search/?q=keeper&area=water").content.decode()
    assert "12 pages found" in html
    assert 'href="?q=keeper&amp;area=water&amp;page=2"' in html
    assert (
        'href="?q=keeper"><span class="visually-hidden">Career area: </span>Water &amp; Waste'
        in html
    )
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


LINES = "First of all, they bend conduit.\nA tool-belt (worn daily), 50 % full\nConduit"


def _fragment(query: str, text: str = LINES, page: str | None = None) -> str:
    return text_fragment(excerpt(text, frozenset(keys(query))), (page or text).lower())


@pytest.mark.parametrize(
    ("query", "fragment"),
    [
        ("bend", ":~:text=of%20all%2C%20they-,bend,-conduit"),
        ("bending conduits", ":~:text=of%20all%2C%20they-,bend%20conduit"),
        ("tool", ":~:text=A-,tool,-%2Dbelt%20%28worn%20daily"),
        ("daily full", ":~:text=tool%2Dbelt%20%28worn-,daily%29%2C%2050%20%25%20full"),
        ("nothing", ""),
        ("", ""),
    ],
)
def test_the_words_are_told_by_those_around_them(query: str, fragment: str) -> None:
    assert _fragment(query) == fragment


def test_words_that_stand_there_twice_are_not_marked() -> None:
    assert _fragment("bend", page=f"{LINES}\nOf all, they bend conduit in halls.") == ""
    assert _fragment("conduit", "Conduit", page="Conduit\nconduit") == ""
    assert _fragment("conduit", "Conduit") == ":~:text=Conduit"


def test_words_far_from_each_other_are_not_marked_together() -> None:
    text = "They bend whatever lies around in the workshop, and sometimes conduit."
    assert _fragment("bend conduit", text) == ":~:text=They-,bend,-whatever%20lies%20around"
