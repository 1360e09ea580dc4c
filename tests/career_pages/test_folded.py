"""Texts are folded so that words that stand together are found in them."""

import pytest

from career_pages.text import folded, folded_keys, keys, number_of_words

TEXT = folded("Nurses' aides: nurse-aide work.\nThe aides' night, on a nurse aide's day")


@pytest.mark.parametrize(
    ("asked", "times"),
    [("nurse", 3), ("NURSES", 3), ("nurse aide", 3), ("aide nurse", 1), ("urse", 0), ("work", 1)],
)
def test_words_are_counted_where_they_stand_together(asked: str, times: int) -> None:
    assert TEXT.count(folded_keys(keys(asked))) == times


def test_nothing_stands_together_across_lines() -> None:
    assert folded_keys(keys("work the")) not in TEXT
    assert folded("First\n\nSecond") == " first \n\n second "


def test_the_words_are_counted() -> None:
    assert number_of_words(folded("Night shifts\nat 4:30")) == 5
    assert number_of_words(folded("")) == 0
