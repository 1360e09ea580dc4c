"""Words that are written as one and as two."""

import pytest

from career_pages.text import key
from search.vocabulary import Use, divisions, joined, vocabulary_of

NAMES = ("web", "developer", "data", "base", "database", "health", "care", "learning", "pay", "ray")
USES = dict.fromkeys(NAMES, Use(5, 3)) | {"her": Use(9, 0), "elearning": Use(1, 1)}
VOCABULARY = vocabulary_of(((word, key(word), *use) for word, use in USES.items()), ())


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("data", "base", "database"),
        ("Data", "Bases", "databases"),
        ("health", "care", ""),
        ("e", "learning", "elearning"),
        ("data", "5", ""),
        ("d", "atabase", ""),
        ("the", "database", ""),
    ],
)
def test_two_words_are_one_that_some_page_has(first: str, second: str, expected: str) -> None:
    assert joined(first, second, VOCABULARY) == expected


@pytest.mark.parametrize(
    ("word", "shortest", "expected"),
    [
        ("webdeveloper", 2, [("web", "developer")]),
        ("webdevelopers", 2, [("web", "developers")]),
        ("webdeveloper", 4, []),
        ("healthcare", 4, [("health", "care")]),
        ("elearning", 4, [("e", "learning")]),
        ("xray", 2, [("x", "ray")]),
        ("aray", 2, []),
        ("payher", 3, [("pay", "her")]),
        ("theweb", 2, []),
        ("web", 2, []),
        ("", 2, []),
    ],
)
def test_one_word_is_two_that_pages_have(
    word: str, shortest: int, expected: list[tuple[str, str]]
) -> None:
    assert divisions(word, VOCABULARY, shortest) == expected
