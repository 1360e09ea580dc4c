"""Years that have passed."""

from collections.abc import Callable
from typing import Any

import pytest

Remarks = Callable[..., list[tuple[str, str]]]


def test_a_past_year_is_found_where_it_stands_out(remarks: Remarks, stopped_clock: Any) -> None:
    body = [
        ("up_next", {"title": "Start in 2029", "teaser": "All of 2030, month by month"}),
        ("text", {"heading": "Pay in 2031", "content": [("rich_text", "<p>x</p>")]}),
    ]
    assert remarks("stale-year", body=body, lede="News of 2024") == [
        ("lede", "News of 2024"),
        ("body.title", "Start in 2029"),
        ("body.teaser", "All of 2030, month by month"),
    ]


@pytest.mark.parametrize(
    "words", ["Part 9001/2015", "ISO 2015-3", "1984", "2031", "from 2032", "20245", "2,020 people"]
)
def test_other_numbers_pass(remarks: Remarks, stopped_clock: Any, words: str) -> None:
    assert remarks("stale-year", lede=words) == []


def test_history_in_the_text_passes(remarks: Remarks, stopped_clock: Any) -> None:
    content = [("rich_text", "<p>The rules changed in 2019.</p>")]
    assert remarks("stale-year", body=[("text", {"heading": "Rules", "content": content})]) == []
