"""A spreadsheet is read as groups of synonyms, or what is wrong with it is said by line."""

import pytest

from search.models import phrases_in
from search.synonyms import MOST_BYTES, one_line, read_rows


@pytest.mark.parametrize(
    "text",
    [
        "words,direction\nlawyer; attorney,both\n\nPA; personal assistant,first\n",
        "\ufeffWords,Direction\r\nlawyer;attorney,\r\n,,\r\n PA ;; personal  assistant ,First\r\n",
        'direction;words;note\nboth;"lawyer; attorney";x\n;;\nfirst;"PA; personal assistant"\n',
        "words\tdirection\nlawyer; attorney\tboth\n\nPA; personal assistant\tfirst",
    ],
)
def test_rows_are_groups(text: str) -> None:
    rows, problems = read_rows(text.encode())
    assert problems == []
    assert [(row.line, row.phrases, row.direction) for row in rows] == [
        (2, ("lawyer", "attorney"), "both"),
        (4, ("PA", "personal assistant"), "first"),
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "The first row has to name the columns"),
        (b"a,b\nlawyer; attorney,both", "The first row has to name the columns"),
        (b"words\nrentr\xe9e; x", "The file is no text in UTF-8"),
        (b"words\n" + b"x" * MOST_BYTES, "larger than a megabyte"),
        (b"words\n" + b"x; y\n" * 5_000, "more than 5000 rows"),
        (b"words\n" + b"x" * 200_000, "The file is no table"),
        (b"words\nlawyer", "Line 2: Write at least two words or phrases"),
        (b'words\n"x\ny"\nlawyer; what is', "Line 4: “what is” has only words"),
        (b"words,direction\nlawyer; attorney,back", "Line 2: “back” is no direction"),
        (b"words\nx; y\nX; z", "Line 3: It begins with the same word or phrase as line 2."),
    ],
)
def test_what_is_wrong_is_said_by_line(data: bytes, expected: str) -> None:
    problems = read_rows(data)[1]
    assert len(problems) == 1
    assert expected in problems[0]


def test_a_line_of_phrases_is_read_as_them_again() -> None:
    phrases = phrases_in("PA\npersonal assistant")
    [row], _ = read_rows(f"words\n{one_line(phrases)}".encode())
    assert row.phrases == phrases
