"""Texts are taken apart as the engines take them apart."""

import pytest

from career_pages.text import clean, key, keys, occurrences, telling


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  shift \n work\t", "shift work"),
        ("a\x00b", "a b"),
        ("caf\u0065\u0301", "café"),
        ("half \ud800 gone", "half gone"),
        ("\x7f", ""),
    ],
)
def test_clean_leaves_only_text(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_words_have_one_key_whatever_their_form() -> None:
    assert key("Nursing") == key("nurses") == key("NURSE")
    assert key("Café") == key("cafes")


def test_only_letters_and_digits_are_words() -> None:
    assert keys("and/or 24/7, C++ & entry-level!") == (
        *("and", "or", "24", "7", "c", "entri", "level"),
    )


def test_common_words_tell_nothing_unless_there_is_nothing_else() -> None:
    assert telling(keys("What does an electrician do?")) == ("electrician",)
    assert telling(keys("What is it like")) == ("it", "like")
    assert telling(keys("To be or the")) == ("to", "be", "or", "the")


def test_occurrences_counts_words_that_stand_together() -> None:
    words = keys("Shift work is work in shifts, and shift work pays.")
    assert occurrences(keys("shift work"), words) == 2
    assert occurrences(keys("work"), words) == 3
    assert occurrences(keys("work shift"), words) == 0
