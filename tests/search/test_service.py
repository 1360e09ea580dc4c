"""A search finds the page and the passage that a reader means, the same on every database."""

from collections.abc import Callable
from typing import Any

import pytest

from search.ranking import MOST_CANDIDATES
from search.results import RESULTS_A_PAGE, search
from tests.search.conftest import AddRole, Committed, body_with, prose


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
    for number in range(12):
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


def test_results_come_in_pages(add_role: AddRole) -> None:
    names = [f"Keeper {number}" for number in range(10, 23)]
    for name in names:
        add_role(name, "They keep.")
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
