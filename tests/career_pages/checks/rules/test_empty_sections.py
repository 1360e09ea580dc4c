"""Headings with nothing below them."""

from collections.abc import Callable

import pytest

Remarks = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("name", "value", "heading"),
    [
        ("definition", {"content": []}, "Definition of a Sound Engineer"),
        ("definition", {"content": [("rich_text", "<p> </p>")]}, "Definition of a Sound Engineer"),
        ("keywords", {"heading": "Words", "keywords": []}, "Words"),
        ("faqs", {"questions": [{"question": "Why?", "answer": []}]}, "FAQs about Sound Engineers"),
    ],
)
def test_an_empty_section_is_found(
    remarks: Remarks, name: str, value: dict[str, object], heading: str
) -> None:
    assert ("body", heading) in remarks("empty-section", body=[(name, value)])
    assert remarks("unused-section", body=[(name, value)]) == []


@pytest.mark.parametrize(
    ("name", "value", "heading"),
    [
        ("keywords", {"keywords": [""]}, "Job Description Keywords for Resumes"),
        ("faqs", {"questions": [{"question": "", "answer": []}]}, "FAQs about Sound Engineers"),
        ("topic", {"topic": "difficulty"}, "How Hard is it to be a Sound Engineer?"),
        ("call_to_action", {}, "Start Your Sound Engineer Career"),
        ("text", {"heading": ""}, ""),
    ],
)
def test_a_section_that_nobody_began_is_only_unused(
    remarks: Remarks, name: str, value: dict[str, object], heading: str
) -> None:
    assert remarks("unused-section", body=[(name, value)]) == [("body", heading)]
    assert remarks("empty-section", body=[(name, value)]) == []


def test_a_question_that_nobody_began_is_unused_in_its_place(remarks: Remarks) -> None:
    begun = {"question": "Why?", "answer": [("rich_text", "<p>Because.</p>")]}
    value = {"questions": [begun, {"question": "", "answer": []}]}
    assert remarks("unused-section", body=[("faqs", value)]) == [("body.questions", "")]
    assert remarks("empty-section", body=[("faqs", value)]) == []


def test_a_list_section_needs_its_list(remarks: Remarks) -> None:
    value = {"introduction": [("rich_text", "<p>They do much.</p>")], "items": []}
    assert remarks("empty-section", body=[("responsibilities", value)]) == [
        ("body", "Key Responsibilities of a Sound Engineer")
    ]


def test_an_empty_level_is_found_in_its_place(remarks: Remarks) -> None:
    value = {"levels": [{"level": "Senior", "duties": []}, {"level": "Lead", "duties": ["x"]}]}
    assert remarks("empty-section", body=[("levels", value)]) == [
        ("body.levels", "Daily Responsibilities for Senior Sound Engineers")
    ]


def test_a_missing_heading_is_found(remarks: Remarks) -> None:
    value = {"heading": "", "content": [("rich_text", "<p>Words.</p>")]}
    assert remarks("empty-section", body=[("text", value)]) == [("body.heading", "")]


def test_the_way_on_needs_no_text(remarks: Remarks) -> None:
    assert remarks("empty-section", body=[("up_next", {})]) == []
