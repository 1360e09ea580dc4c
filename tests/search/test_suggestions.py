"""What is suggested is there, leads somewhere, and is nobody's secret."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from career_pages.models import OtherTitle, RoleIndexPage, RolePage, RoleSkill, Skill
from search.suggestions import (
    MOST,
    MOST_OF_ONE_PAGE,
    Kind,
    Name,
    NameIndex,
    Suggestion,
    errors_allowed,
    plain_words,
    suggestions,
)
from tests.new_pages import prose
from tests.search.conftest import AddRole, Committed, body_with


def _names(typed: str) -> list[str]:
    return [one.title for one in suggestions(typed)]


def test_a_name_says_where_it_leads_and_what_it_is(add_role: AddRole) -> None:
    role = add_role("Electrician", titles=("Sparky",))
    assert suggestions("elec") == (Suggestion("Electrician", role.url, Kind.ROLE, ""),)
    [title] = suggestions("SPARK")
    assert title == Suggestion("Sparky", role.url, Kind.OTHER_TITLE, "see Electrician")


def test_a_skill_leads_to_its_page_if_somebody_needs_it(
    add_role: AddRole, roles_index: RoleIndexPage
) -> None:
    needed, other, unsure = (
        Skill.objects.create(name=name, is_confirmed=name != "Solderings")
        for name in ("Soldering", "Soldered art", "Solderings")
    )
    add_role("Electrician", role_skills=[RoleSkill(skill=needed), RoleSkill(skill=unsure)])
    add_role("Artist", live=False, role_skills=[RoleSkill(skill=other)])
    address = f"{roles_index.url}skills/soldering/"
    assert suggestions("solder") == (Suggestion("Soldering", address, Kind.SKILL, "Skill"),)


def test_a_question_that_pages_answer_leads_to_a_search(add_role: AddRole) -> None:
    assert suggestions("how hard") == ()
    topic = ("topic", {"topic": "difficulty", "content": prose("Not very.")})
    add_role("Electrician", body=[*body_with("They wire."), topic])
    [suggestion] = suggestions("how har")
    assert suggestion == Suggestion(
        "How hard is it?", "/search/?q=How+hard+is+it%3F", Kind.TOPIC, "Topic"
    )


def test_one_page_does_not_take_all_places(add_role: AddRole) -> None:
    add_role("Carer", titles=tuple(f"Nurse {number}" for number in range(20)))
    assert len(_names("nurse")) == MOST_OF_ONE_PAGE
    for number in range(10):
        add_role(f"Ward Nurse {number}")
    assert len(_names("nurse")) == MOST


@pytest.mark.parametrize("typed", ["%", "_", "\\", "'", '"', "x" * 500, ""])
def test_nothing_typed_is_a_pattern(add_role: AddRole, typed: str) -> None:
    add_role("Electrician", titles=("Sparky",))
    assert _names(typed) == []


def test_names_follow_the_pages(add_role: AddRole, committed: Committed) -> None:
    assert _names("zymur") == []
    role = add_role("Zymurgist", titles=("Brewmaster",))
    assert (_names("zymur"), _names("brewm")) == (["Zymurgist"], ["Brewmaster"])
    role.title, role.plural = "Publican", ""
    role.other_titles = []
    with committed():
        role.save_revision().publish()
    assert (_names("zymur"), _names("brewm"), _names("publi")) == ([], [], ["Publican"])


def test_a_name_that_has_gone_unnoticed_is_not_suggested(add_role: AddRole) -> None:
    skill = Skill.objects.create(name="Mashing")
    role = add_role("Zymurgist", titles=("Brewmaster",), role_skills=[RoleSkill(skill=skill)])
    assert all(map(_names, ("zymur", "brewm", "mash")))
    RolePage.objects.filter(pk=role.pk).update(title="Publican")
    OtherTitle.objects.update(title="Landlord")
    Skill.objects.filter(pk=skill.pk).update(is_confirmed=False)
    assert not any(map(_names, ("zymur", "brewm", "mash")))


def test_names_that_are_gone_take_no_place(
    add_role: AddRole, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    for number in range(40):
        hidden = add_role(f"Nurse {number:02}")
        PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    add_role("Nurse at Night")
    with django_assert_max_num_queries(12):
        assert _names("nurse") == ["Nurse at Night"]
    with django_assert_max_num_queries(2):
        assert _names("nurse") == ["Nurse at Night"]


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
    assert plain_words("  C++/C# & “Nurse’s” Œuvre-24 ") == "c c nurses œuvre 24"
