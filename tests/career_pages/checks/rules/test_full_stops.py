"""The ends of list items."""

from collections.abc import Callable
from typing import Any

import pytest

Remarks = Callable[..., list[tuple[str, str]]]
RULE = "mixed-full-stops"


def items(*texts: str) -> list[tuple[str, dict[str, Any]]]:
    return [("responsibilities", {"items": list(texts)})]


def prose(html: str) -> list[tuple[str, dict[str, Any]]]:
    return [("text", {"heading": "H", "content": [("rich_text", html)]})]


def test_the_minority_of_a_list_is_found(
    remarks: Remarks, messages: Callable[..., list[str]]
) -> None:
    body = items("Mixing", "Coiling cables.", "Loading")
    assert remarks(RULE, body=body) == [("body.items", "Coiling cables.")]
    assert messages(RULE, title="Rigger", body=body) == [
        "End this item without a full stop, as the others of its list."
    ]
    body = items("Mixing.", "Coiling cables", "Loading.")
    assert messages(RULE, title="Tuner", body=body) == [
        "End this item with a full stop, as the others of its list."
    ]


def test_of_two_the_later_is_found(remarks: Remarks) -> None:
    assert remarks(RULE, body=items("Mixing.", "Loading")) == [("body.items", "Loading")]


@pytest.mark.parametrize(
    "other",
    [
        "Testing, for example:",
        "Who asks?",
        "Cables, plugs, etc.",
        "Work in the U.S.",
        "And so on…",
        "Loud!",
        "Nothing but “quiet”",
        "Nothing (at all)",
    ],
)
def test_an_end_that_is_no_choice_passes(remarks: Remarks, other: str) -> None:
    assert remarks(RULE, body=items("Mixing", "Loading", other)) == []


def test_a_stop_within_quotes_counts(remarks: Remarks) -> None:
    assert remarks(RULE, body=items("Mixing", "Loading", "Saying “no.”")) == [
        ("body.items", "Saying “no.”")
    ]


def test_each_list_is_one_of_its_own(remarks: Remarks) -> None:
    html = (
        "<ul><li>One</li><li>Two<ul><li>In it.</li><li>Too.</li></ul></li></ul><p>And</p>"
        "<ol><li>First.</li><li>Second.</li></ol>"
    )
    assert remarks(RULE, body=prose(html)) == []
    nested = "Testing:<ul><li>One.</li><li>Two.</li></ul>"
    assert remarks(RULE, title="Rigger", body=items("Mixing", "Loading", nested)) == []


def test_lists_within_texts_and_keywords_are_read(remarks: Remarks) -> None:
    body = prose("<ul><li>One</li><li>Two.</li></ul>")
    assert remarks(RULE, body=body) == [("body.content", "Two.")]
    body = [("keywords", {"keywords": ["Mixing", "Loading", "Tuning."]})]
    assert remarks(RULE, title="Rigger", body=body) == [("body.keywords", "Tuning.")]


def test_paragraphs_are_no_list(remarks: Remarks) -> None:
    assert remarks(RULE, body=prose("<p>One.</p><p>Two</p>")) == []
