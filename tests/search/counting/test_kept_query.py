"""Nothing is kept that may be about a person."""

import pytest

from search.counting import LONGEST, kept_query


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Registered\tNURSE?! ", "registered nurse"),
        ("“night  shift”", "night shift"),
        ("C++ developer", "c++ developer"),
        ("ÉLECTRICIEN", "électricien"),
        ("caf\u0065\u0301", "café"),
        ("24/7 support", "24/7 support"),
        ("iso 9001", "iso 9001"),
        ("a\x00b\ud800", "a b"),
        ("x" * LONGEST, "x" * LONGEST),
    ],
)
def test_one_form_for_what_is_the_same(typed: str, kept: str) -> None:
    assert kept_query(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "?!",
        "ada@example.org",
        "ada @ example",
        "https://example.org/reset?token=x",
        "www.example.org/ada",
        "0171 234 56 78",
        "+49 (171) 2345-678",
        "+1-555-0100-22",
        "12/31/1999",
        "born 31.12.1999",
        "1234567",
        "78-05-1120 5",
        "x" * (LONGEST + 1),
        "my mother was a nurse in the town where we lived and now I would like",
    ],
)
def test_what_may_be_personal_is_not_kept(typed: str) -> None:
    assert kept_query(typed) == ""
