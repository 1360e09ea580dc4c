"""A group of synonyms is words that search can look for."""

import pytest

from search.models import MOST_PHRASES, name_of, phrases_in, problems


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ("", "at least two"),
        ("lawyer", "at least two"),
        ("lawyer\n  \n", "at least two"),
        ("lawyer\n!?", "“!?” has no letters or digits."),
        ("lawyer\nwhat is the", "“what is the” has only words that search passes over"),
        ("lawyer\nLawyers", "“Lawyers” and “lawyer” are the same to search"),
        ("entry level\nentry-level", "“entry-level” and “entry level” are the same to search"),
        (f"lawyer\n{'x' * 61}", "is longer than 60 characters"),
        ("lawyer\none two three four five six", "has more than 5 words"),
        ("\n".join(f"w{n}" for n in range(MOST_PHRASES + 1)), "at most 12 words or phrases"),
    ],
)
def test_what_is_wrong_is_said(lines: str, problem: str) -> None:
    found = problems(phrases_in(lines))
    assert len(found) == 1
    assert problem in found[0]


def test_all_that_is_wrong_is_said_at_once() -> None:
    assert len(problems(("the", "!", "x" * 61, "x" * 61))) == 5


@pytest.mark.parametrize("lines", ["lawyer\nattorney", " IT \n\ninformation   technology", "C\nC2"])
def test_words_and_short_phrases_are_right(lines: str) -> None:
    assert problems(phrases_in(lines)) == []


def test_lines_are_tidied_and_the_first_names_the_group() -> None:
    phrases = phrases_in("  Personal\tAssistants \r\n\r\nPA\x00")
    assert phrases == ("Personal Assistants", "PA")
    assert name_of(phrases) == name_of(("personal-assistant",)) == "person assist"
