"""The same thing twice."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.checks import findings

Remarks = Callable[..., list[tuple[str, str]]]


def test_a_repeated_item_is_found_once(remarks: Remarks) -> None:
    items = ["Mixing the show", "Coiling cables", "<b>Mixing</b> the show."]
    found = remarks("duplicate", body=[("responsibilities", {"items": items})])
    assert found == [("body.items", "Mixing the show.")]


def test_the_same_duty_at_two_levels_passes(remarks: Remarks) -> None:
    levels = [{"level": "A", "duties": ["Mixing"]}, {"level": "B", "duties": ["Mixing"]}]
    assert remarks("duplicate", body=[("levels", {"levels": levels})]) == []


def quote(words: str) -> dict[str, Any]:
    return {"quote": words, "person": "P", "consent_date": "2026-01-05"}


def test_a_repeated_quote_is_found_across_sections(remarks: Remarks) -> None:
    content = [("quote", {"quote": "“It is loud”", "attribution": "P"})]
    body = [
        ("experience", {"testimonials": [quote("It is loud."), quote("It is late.")]}),
        ("text", {"heading": "Words", "content": content}),
    ]
    assert remarks("duplicate", body=body) == [("body.content.quote", "“It is loud”")]


def twice(kind: str, names: list[str]) -> list[tuple[str, dict[str, Any]]]:
    text = [("rich_text", "<p>So.</p>")]
    match kind:
        case "level":
            return [("levels", {"levels": [{"level": name, "duties": [name]} for name in names]})]
        case "name":
            parts = [{"name": name, "description": text} for name in names]
            return [("specializations", {"specializations": parts})]
        case _:
            return [("faqs", {"questions": [{"question": name, "answer": text} for name in names]})]


@pytest.mark.parametrize(
    ("kind", "names", "field"),
    [
        ("level", ["Entry-Level", "Senior", "entry level"], "body.levels.level"),
        ("name", ["Live", "Studio", "live"], "body.specializations.name"),
        ("question", ["Is it loud?", "Why?", "Is It Loud"], "body.questions.question"),
        (
            "question",
            ["Who hires {roles}?", "Who hires Sound Engineers?"],
            "body.questions.question",
        ),
    ],
)
def test_a_part_that_is_there_twice_is_found_at_the_later_one(
    stored: Callable[..., Any], remarks: Remarks, kind: str, names: list[str], field: str
) -> None:
    ((found, excerpt),) = remarks("duplicate", body=twice(kind, names))
    assert found == field
    assert excerpt.casefold() != names[1].casefold() or len(names) == 2


def test_the_later_one_of_two_levels_is_named(stored: Callable[..., Any]) -> None:
    both = [
        {"type": "item", "value": {"level": "Senior", "duties": []}, "id": number}
        for number in ("first", "second")
    ]
    page = stored([{"type": "levels", "value": {"levels": both}, "id": "levels"}])
    found = [one for one in findings(page) if one.rule == "duplicate"]
    assert [one.field for one in found] == ["body.levels.levels.second.level"]
    assert found[0].message == "Remove this level or give it another name: it is here twice."


@pytest.mark.parametrize("kind", ["level", "name", "question"])
@pytest.mark.parametrize("names", [["A", "B"], ["", ""], ["Level 1", "Level 2"], ["C", "C++"]])
def test_parts_of_different_names_pass(remarks: Remarks, kind: str, names: list[str]) -> None:
    assert remarks("duplicate", body=twice(kind, names)) == []


def test_a_level_and_a_type_may_share_a_name(remarks: Remarks) -> None:
    assert remarks("duplicate", body=twice("level", ["Live"]) + twice("name", ["Live"])) == []
