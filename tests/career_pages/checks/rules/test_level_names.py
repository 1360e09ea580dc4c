"""Names of levels."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.checks import findings

Remarks = Callable[..., list[tuple[str, str]]]
Body = list[tuple[str, dict[str, Any]]]
RULE = "level-name"


def levels(*named: tuple[str, str]) -> Body:
    made = [{"level": level, "heading": heading, "duties": ["x"]} for level, heading in named]
    return [("levels", {"levels": made})]


LEVELS = levels(("Entry-Level", ""), ("Midlevel", ""), ("Senior", ""))


def text(heading: str, html: str = "<p>Words.</p>") -> Body:
    return [("text", {"heading": heading, "content": [("rich_text", html)]})]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (text("From Entry Level to Senior"), "body.heading"),
        (text("The entry level"), "body.heading"),
        (text("Work", "<h3>Entry Level Work</h3>"), "body.content"),
        (text("Work", "<p>For Entry Level jobs.</p>"), "body.content"),
        (text("Mid-Level Work"), "body.heading"),
        (text("Mid Level Work"), "body.heading"),
    ],
)
def test_another_spelling_is_found(remarks: Remarks, body: Body, field: str) -> None:
    assert [one for one, _ in remarks(RULE, body=LEVELS + body)] == [field]


@pytest.mark.parametrize(
    "body",
    [
        text("From Entry-Level to Senior"),
        text("Entry-level work"),
        text("Midlevel Work"),
        text("Work", "<p>At the entry level, seniors help. Entry level is easy.</p>"),
        text("Work", "<p>The Entry-Level desk and an entry-level job.</p>"),
        text("Sentry Levels"),
    ],
)
def test_the_same_spelling_and_plain_english_pass(remarks: Remarks, body: Body) -> None:
    assert remarks(RULE, body=LEVELS + body) == []


def test_the_message_says_how_the_level_is_called(messages: Callable[..., list[str]]) -> None:
    (message,) = messages(RULE, body=LEVELS, lede="Work at Entry Level.")
    assert message == "Write “Entry-Level”, as the level is called, for “Entry Level”."


def test_a_heading_that_names_another_level_is_found(remarks: Remarks) -> None:
    body = levels(("Assistant", "Days of an Assistant"), ("Senior", "Days of an Assistant"))
    assert remarks(RULE, body=body) == [("body.levels.heading", "Days of an Assistant")]


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "Days of a Senior Engineer",
        "From Assistant to Senior",
        "Those who assistant mix",
        "Days",
    ],
)
def test_a_heading_that_names_its_own_level_or_none_passes(remarks: Remarks, heading: str) -> None:
    assert remarks(RULE, body=levels(("Assistant", ""), ("Senior", heading))) == []


def test_somebody_elses_words_stay_as_they_are(remarks: Remarks) -> None:
    said = {"quote": "I was Entry Level.", "person": "P", "consent_date": "2026-01-05"}
    assert remarks(RULE, body=[*LEVELS, ("experience", {"testimonials": [said]})]) == []


def test_chapters_use_the_names_of_their_role(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any]
) -> None:
    role = make_role(body=LEVELS)
    wrong = make_chapter(role, lede="Why.", body=text("Entry Level Work"))
    assert [(one.rule, one.field.split(".")[-1]) for one in findings(wrong)] == [(RULE, "heading")]
    right = make_chapter(role, title="Skills", lede="Why.", body=text("Entry-Level Work"))
    assert findings(right) == []


def test_names_with_signs_are_left_alone(remarks: Remarks) -> None:
    body = levels(("C++ (Level 1)", ""), ("***", ""), ("", "x")) + text("C++ Level 1 and ***")
    assert remarks(RULE, body=body) == []
