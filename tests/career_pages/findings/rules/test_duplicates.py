"""The same thing twice."""

from collections.abc import Callable
from typing import Any

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
