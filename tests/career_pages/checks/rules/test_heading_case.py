"""Capitals in headings."""

from collections.abc import Callable
from typing import Any

import pytest

Remarks = Callable[..., list[tuple[str, str]]]
Body = list[tuple[str, dict[str, Any]]]
RULE = "heading-case"


def texts(*headings: str, words: str = "Words.") -> Body:
    content = [("rich_text", f"<p>{words}</p>")]
    return [("text", {"heading": heading, "content": content}) for heading in headings]


def test_the_minority_is_found(remarks: Remarks, messages: Callable[..., list[str]]) -> None:
    body = texts("Tools of the Trade", "Where to start", "A Day on the Road")
    assert remarks(RULE, body=body) == [("body.heading", "Where to start")]
    (message,) = messages(RULE, title="Rigger", body=body)
    assert message.endswith("with a capital for every main word.")
    body = texts("Tools of the trade", "Where to start", "A Day on the Road")
    assert remarks(RULE, title="Tuner", body=body) == [("body.heading", "A Day on the Road")]
    (message,) = messages(RULE, title="Roadie", body=body)
    assert message.endswith("with a capital for its first word and for names only.")


def test_of_two_that_are_equally_frequent_the_later_is_found(remarks: Remarks) -> None:
    body = texts("Tools of the trade", "A Day on the Road")
    assert remarks(RULE, body=body) == [("body.heading", "A Day on the Road")]


def test_headings_within_texts_count(remarks: Remarks) -> None:
    html = "<h3>What to carry</h3><p>So.</p><h3>What to leave</h3><p>So.</p>"
    body = [("text", {"heading": "The Tool Box", "content": [("rich_text", html)]})]
    assert remarks(RULE, body=body) == [("body.heading", "The Tool Box")]


def test_generated_headings_questions_and_names_do_not_count(remarks: Remarks) -> None:
    answer = [("rich_text", "<p>No.</p>")]
    kinds = [{"name": "Live Sound Mixer", "description": answer}]
    body: Body = [
        ("responsibilities", {"items": ["Mixing"]}),
        ("specializations", {"specializations": kinds}),
        ("levels", {"levels": [{"level": "Crew Chief", "duties": ["x"]}]}),
        ("faqs", {"questions": [{"question": "Is It A Loud Job", "answer": answer}]}),
        ("up_next", {}),
        *texts("Who Calls The Show?", "Tools of the trade", "Where to start"),
    ]
    assert remarks(RULE, body=body) == []


@pytest.mark.parametrize(
    "heading",
    [
        "Pay of Sound Engineers",
        "Work as a Live Sound Mixer",
        "Learning SQL and JavaScript",
        "Training: Where to begin",
        "Wages",
        "Work in London",
        "An introduction to C# and I",
        "Erste Schritte",
        "音響技術者の一日",
    ],
)
def test_names_and_short_words_show_no_style(remarks: Remarks, heading: str) -> None:
    kinds = [{"name": "Live Sound Mixer", "description": [("rich_text", "<p>So.</p>")]}]
    words = "Many live in London, and the first Schritte are small."
    body = [
        ("specializations", {"specializations": kinds}),
        *texts("Tools of the trade", "Where to start", heading, words=words),
    ]
    assert remarks(RULE, body=body) == []


def test_a_levels_own_heading_is_found_at_its_field(remarks: Remarks) -> None:
    levels = [{"level": "Senior", "heading": "what they do Every Single Day", "duties": ["x"]}]
    body = [*texts("Tools of the trade", "Where to start"), ("levels", {"levels": levels})]
    assert remarks(RULE, body=body) == [("body.levels.heading", "what they do Every Single Day")]
