"""Which page comes first, and which of its passages."""

from collections.abc import Callable
from typing import Any

from search.results import search
from tests.search.conftest import body_with, prose

AddRole = Callable[..., Any]


def titles(query: str) -> list[str]:
    return [result.title for result in search(query).results]


def test_a_role_that_is_named_inside_a_longer_query_is_first(add_role: AddRole) -> None:
    add_role("Data Analyst", body=body_with("They count."))
    add_role("Clerk", body=body_with("A junior clerk helps a data engineer, or an analyst."))
    assert titles("junior data analyst")[0] == "Data Analyst"
    assert titles("what is it like to be a data analyst on night shifts")[0] == "Data Analyst"


def test_a_page_with_all_that_is_asked_comes_before_one_that_is_named_after_a_part(
    add_role: AddRole,
) -> None:
    add_role("Solar Astronomer", body=body_with("They look at the sky."))
    add_role("Roofer", body=body_with("They install solar panels on a roof."))
    assert titles("install solar panels")[0] == "Roofer"


def test_everyday_words_hardly_count_beside_others(add_role: AddRole) -> None:
    add_role("Potter", body=body_with("Somebody who makes sure that things look good."))
    for number in range(3):
        add_role(f"Diver {number}", body=body_with("They rescue divers."))
    assert titles("someone who makes sure to rescue")[0] == "Diver 0"
    assert titles("makes sure") == ["Potter"]


def test_a_role_is_called_by_its_name_before_what_it_leaves_out(add_role: AddRole) -> None:
    add_role("Landscape Architect", body=body_with("An architect of gardens: an architect."))
    add_role("Architects, Except Landscape and Naval")
    assert titles("architect")[0] == "Architects, Except Landscape and Naval"


def test_who_does_what_is_asked_for_comes_before_others(add_role: AddRole) -> None:
    add_role("Window Cleaner", body=body_with("Ladders, buckets and panes."))
    add_role("Glazier", body=body_with("They clean windows when they have put in windows."))
    add_role("Physicist", body=body_with("Physics and more."))
    add_role("Physical Therapist", body=body_with("Physics, physics, physics."))
    assert titles("clean windows")[0] == "Window Cleaner"
    assert titles("someone who is cleaning windows")[0] == "Window Cleaner"
    assert titles("career in physics")[0] == "Physicist"
    assert titles('"clean windows"') == ["Glazier"]


def test_words_that_stand_together_count_for_more(add_role: AddRole) -> None:
    add_role("Builder", body=body_with("Information on what an architecture costs them."))
    add_role("Planner", body=body_with("Their craft is information architecture and more."))
    assert titles("information architecture")[0] == "Planner"


def test_the_kind_of_section_that_was_asked_for_answers(add_role: AddRole) -> None:
    levels = [
        {"level": name, "introduction": [], "duties": [f"Tuning {number} pianos"]}
        for number, name in enumerate(("Junior", "Senior"), start=1)
    ]
    body = [
        *body_with("They tune pianos, junior and senior ones alike, for a long career."),
        ("overview", {"content": prose("Tuning pianos by ear.")}),
        ("responsibilities", {"items": ["Tuning pianos"]}),
        ("levels", {"levels": levels}),
        ("topic", {"topic": "career_path", "content": prose("Pianos last.")}),
    ]
    add_role("Tuner", body=body)
    add_role("Baker")

    def answer(query: str) -> str:
        return search(query).results[0].passages[0].anchor

    assert answer("tuner") == ""
    assert answer("junior tuner") == "junior"
    assert answer("what does a tuner do") == "overview"
    assert answer("tuner duties") == "responsibilities"
    assert answer("is being a tuner worth it") == "career-path"
