"""Texts, as they are folded and taken apart."""

import re
from pathlib import Path

import pytest
from django.db import connection

import career_pages
from career_pages.text import (
    WORD,
    clean,
    folded,
    folded_keys,
    key,
    keys,
    number_of_words,
    occurrences,
    stem,
    telling,
)


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


GUIDES = Path(career_pages.__file__).parent / "sample_guides"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("installing", "instal"),
        ("installed", "instal"),
        ("nurses", "nurs"),
        ("nursing", "nurs"),
        ("caresses", "caress"),
        ("ponies", "poni"),
        ("agreed", "agre"),
        ("hopping", "hop"),
        ("filing", "file"),
        ("happy", "happi"),
        ("relational", "relat"),
        ("operator", "oper"),
        ("electrical", "electr"),
        ("adjustment", "adjust"),
        ("adoption", "adopt"),
        ("controlling", "control"),
        ("yes", "ye"),
        ("it", "it"),
        ("k8s", "k8"),
    ],
)
def test_forms_of_a_word_share_a_stem(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_it_agrees_with_the_engine_on_every_word_of_the_sample_guides(db: None) -> None:
    texts = [path.read_text() for path in GUIDES.glob("*.md")]
    words = sorted({word.lower() for text in texts for word in WORD.findall(text)})
    words = [word for word in words if word.isascii() and not _stemmed_otherwise(word)]
    assert len(words) > 2_000
    assert {word: stem(word) for word in words} == _stems_of_the_engine(words)


def _stemmed_otherwise(word: str) -> bool:
    """Say whether PostgreSQL's edition of the stemmer is not the one of SQLite for the word."""
    older = connection.vendor == "postgresql"
    return older and (len(word) < 3 or bool(re.search("bl[yi]|log[yi]", word)))


def _stems_of_the_engine(words: list[str]) -> dict[str, str]:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT word, (ts_lexize('search_stem', word))[1] FROM unnest(%s::text[]) AS word",
                [words],
            )
            return dict(cursor.fetchall())
        cursor.execute("CREATE VIRTUAL TABLE temp.some USING fts5(word, tokenize='porter')")
        cursor.execute("CREATE VIRTUAL TABLE temp.stems USING fts5vocab(temp, some, instance)")
        cursor.executemany("INSERT INTO temp.some (word) VALUES (%s)", [[word] for word in words])
        cursor.execute("SELECT some.word, term FROM stems JOIN some ON some.rowid = stems.doc")
        return dict(cursor.fetchall())
