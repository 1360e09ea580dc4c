"""Names are found by their beginnings, by those of their words, and in spite of errors."""

import pytest

from search.suggestions import Kind, Name, NameIndex, errors_allowed, folded

NAMES = NameIndex([
    Name(Kind.ROLE, 1, "Night Nurse"),
    Name(Kind.ROLE, 2, "Nurse"),
    Name(Kind.ROLE, 3, "Nursery Teacher"),
    Name(Kind.OTHER_TITLE, 4, "Nurse in Charge", (1,)),
    Name(Kind.SKILL, 5, "Nursing"),
    Name(Kind.TOPIC, 6, "Nursing: how hard is it?"),
    Name(Kind.ROLE, 7, "Physician's Assistant"),
    Name(Kind.ROLE, 8, "Back-end Web (Server) Coder"),
    Name(Kind.ROLE, 9, "Élagueur"),
    Name(Kind.ROLE, 10, "Database Administrator"),
    Name(Kind.ROLE, 11, "Data Scientist"),
    Name(Kind.ROLE, 12, "Cook"),
])  # fmt: skip


def _matches(typed: str, most: int = 20) -> list[str]:
    return [name.title for name in NAMES.matches(typed, most)]


def test_beginnings_come_before_later_words_and_roles_before_others() -> None:
    assert _matches("nurs") == [
        "Nurse",
        "Nursery Teacher",
        "Nurse in Charge",
        "Nursing",
        "Nursing: how hard is it?",
        "Night Nurse",
    ]
    assert _matches("nurs", 2) == ["Nurse", "Nursery Teacher"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("end we", "Back-end Web (Server) Coder"),
        ("SERV", "Back-end Web (Server) Coder"),
        ("coder back", "Back-end Web (Server) Coder"),
        ("elag", "Élagueur"),
        ("ÉLAG", "Élagueur"),
        ("physicians as", "Physician's Assistant"),
        ("physician’s as", "Physician's Assistant"),
        ("data base", "Database Administrator"),
        ("datascien", "Data Scientist"),
    ],
)
def test_case_accents_order_and_spaces_do_not_matter(typed: str, found: str) -> None:
    assert _matches(typed)[0] == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("physicain", "Physician's Assistant"),
        ("phisician", "Physician's Assistant"),
        ("fysician", "Physician's Assistant"),
        ("physicians asistnt", "Physician's Assistant"),
        ("adminstrator", "Database Administrator"),
        ("cooks", "Cook"),
        ("cokk", "Cook"),
        ("datasceintist", "Data Scientist"),
    ],
)
def test_a_few_letters_may_be_wrong(typed: str, found: str) -> None:
    assert _matches(typed)[0] == found


@pytest.mark.parametrize("typed", ["ursing", "xurse night", "zzzz", "cxxk", "dxtx", "", "!?", "x"])
def test_what_is_something_else_is_not_found(typed: str) -> None:
    assert "Night Nurse" not in _matches(typed)
    assert not {"Cook", "Data Scientist"} & set(_matches(typed))


def test_longer_texts_may_have_more_errors() -> None:
    assert [errors_allowed(length) for length in (1, 3, 4, 7, 8, 40)] == [0, 0, 1, 1, 2, 2]


def test_a_name_is_compared_by_its_letters_and_digits() -> None:
    assert folded("  C++/C# & “Nurse’s” Œuvre-24 ") == "c c nurses œuvre 24"
