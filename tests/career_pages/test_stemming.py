"""The stemmer says what the database's engine says."""

import re
from pathlib import Path

import pytest
from django.db import connection

import career_pages
from career_pages.text import WORD, stem

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
