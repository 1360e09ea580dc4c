"""The name of a role and what is suggested for it."""

import pytest

from career_pages.role_name import RoleName


@pytest.mark.parametrize(
    ("singular", "plural", "article"),
    [
        ("Electrician", "Electricians", "an"),
        ("Registered Nurse", "Registered Nurses", "a"),
        ("Director of Nursing", "Directors of Nursing", "a"),
        ("Waitress", "Waitresses", "a"),
        ("Salesperson", "Salespeople", "a"),
        ("HR Manager", "HR Managers", "an"),
        ("Nurse Anesthetists", "Nurse Anesthetists", "a"),
    ],
)
def test_forms_are_suggested(singular: str, plural: str, article: str) -> None:
    name = RoleName.suggest(singular)
    assert (name.plural, name.article) == (plural, article)


def test_what_an_author_gives_is_kept() -> None:
    name = RoleName.suggest("UX  Designer", plural="User Experience Designers", article="a")
    assert name == RoleName("UX Designer", "User Experience Designers", "a")


def test_a_blank_name_has_no_forms() -> None:
    assert RoleName.suggest("  ") == RoleName("", "", "")


def test_slots_are_filled() -> None:
    name = RoleName("Usher", "Ushers", "an")
    filled = name.fill("{level} {roles}: what {a_role} or {role} does", level="Senior")
    assert filled == "Senior Ushers: what an Usher or Usher does"


def test_a_name_without_article_leaves_no_gap() -> None:
    assert RoleName("Ushers", "Ushers", "").fill("Definition of {a_role}") == "Definition of Ushers"


def test_an_unknown_slot_stays_visible() -> None:
    assert RoleName("Usher", "Ushers", "an").fill("{a_role} in {city}") == "an Usher in {city}"
