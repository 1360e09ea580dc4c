"""Words that stand for words."""

from collections.abc import Callable
from typing import Any

import pytest

Remarks = Callable[..., list[tuple[str, str]]]


def text(words: str) -> list[tuple[str, dict[str, Any]]]:
    content = [("rich_text", f"<p>{words}</p>")]
    return [("text", {"heading": "Tools", "content": content})]


@pytest.mark.parametrize(
    "words",
    [
        "Lorem ipsum dolor",
        "TODO: write this",
        "The fee is TBC.",
        "It is like doing XYZ all day",
        "what it takes to become a JOB",
        "A [ROLE] works hard",
        "Ask [your employer's name] first",
        "The day of {a_role}",
        "Dear {{ name }}",
    ],
)
def test_a_placeholder_is_found(remarks: Remarks, words: str) -> None:
    assert remarks("placeholder", body=text(words)) == [("body.content", words)]


@pytest.mark.parametrize(
    "words",
    [
        "A job is a job, and Job was patient.",
        "The XYZed axis",
        "See the list [1] below",
        "The set {1, 2} has two members",
        "JOBS are listed by trade",
    ],
)
def test_real_words_pass(remarks: Remarks, words: str) -> None:
    assert remarks("placeholder", body=text(words)) == []


def test_fields_and_headings_are_read(remarks: Remarks) -> None:
    body = [("text", {"heading": "TODO", "content": [("rich_text", "<p>Words.</p>")]})]
    found = remarks("placeholder", body=body, lede="A TBD sentence")
    assert found == [("lede", "A TBD sentence"), ("body.heading", "TODO")]


def test_a_slot_that_is_filled_is_no_placeholder(remarks: Remarks) -> None:
    body = [("text", {"heading": "Pay of {roles}", "content": [("rich_text", "<p>x</p>")]})]
    assert remarks("placeholder", body=body) == []
