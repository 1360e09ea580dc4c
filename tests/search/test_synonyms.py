"""A group of synonyms is words that search can look for."""

from pathlib import Path

import pytest
from django.core.management import call_command

from search import migrations
from search.models import MOST_PHRASES, Synonym, name_of, phrases_in, problems
from search.results import search
from search.synonyms import MOST_BYTES, one_line, read_rows
from tests.search.conftest import AddRole


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


[FOLDER] = migrations.__path__
FILE = Path(FOLDER) / "_starter_synonyms.csv"


def _stored() -> dict[str, tuple[tuple[str, ...], str]]:
    return {group.name: (group.phrases, group.direction) for group in Synonym.objects.all()}


def test_every_group_is_one_that_an_editor_could_have_made(db: None) -> None:
    rows, problems = read_rows(FILE.read_bytes())
    assert problems == []
    expected = {row.name: (row.phrases, row.direction) for row in rows}
    assert len(expected) > 300
    assert _stored() == expected


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Lawyer", ["solicitor", "attorneys", "barrister"]),
        ("Physical Therapist", ["physiotherapist", "physio"]),
        ("Heavy Truck Driver", ["lorry driver", "HGV driver"]),
        ("Parking Enforcement Worker", ["traffic warden", "civil enforcement officer"]),
        ("Refuse Collector", ["bin man", "binman", "garbage collector"]),
        ("Registered Nurse", ["RN", "rn"]),
        ("Preschool Teacher", ["nursery teacher", "pre-school teacher"]),
        ("Personal Assistant", ["PA"]),
        ("Gambling Dealer", ["croupier", "casino dealer"]),
        ("Aircraft Mechanic", ["plane mechanic"]),
        ("Assistant Principal", ["deputy head", "asst. principal"]),
    ],
)
def test_a_role_is_found_by_what_else_people_call_it(
    add_role: AddRole, title: str, asked: list[str]
) -> None:
    add_role("Bookbinder")
    add_role(title)
    assert [search(typed).results[0].title for typed in asked] == [title] * len(asked)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_it_goes_backwards_but_for_what_editors_have_changed() -> None:
    Synonym.objects.filter(name="lawyer").update(words="lawyer\nnotary")
    Synonym.objects.create(words="archivist\nrecord keeper")
    call_command("migrate", "search", "0003", verbosity=0)
    try:
        assert list(_stored()) == ["archivist", "lawyer"]
    finally:
        call_command("migrate", "search", verbosity=0)
    assert Synonym.objects.get(name="lawyer").phrases == ("lawyer", "notary")
