"""Names of roles go on from what a reader types."""

import pytest

from search.suggestions import MOST, Suggestion, suggestions
from tests.search.conftest import AddRole


def _names(typed: str) -> list[str]:
    return [one.title for one in suggestions(typed)]


def test_a_name_says_where_it_leads_and_what_it_is(add_role: AddRole) -> None:
    add_role("Electrician", titles=("Sparky",))
    assert suggestions("elec") == (Suggestion("Electrician", "/careers/electrician/", "role"),)
    assert suggestions("SPARK") == (Suggestion("Sparky", "/careers/electrician/", "other title"),)


def test_any_word_of_a_name_may_be_begun(add_role: AddRole) -> None:
    add_role("Python Django Developer", titles=("Back-end Engineer", "Web (Server) Coder"))
    assert _names("dja") == ["Python Django Developer"]
    assert _names("django dev") == ["Python Django Developer"]
    assert _names("end eng") == ["Back-end Engineer"]
    assert _names("serv") == ["Web (Server) Coder"]
    assert _names("jango") == []


def test_roles_come_first_and_names_that_begin_so_before_others(add_role: AddRole) -> None:
    add_role("Night Nurse", titles=("Nurse in Charge",))
    add_role("Nurse")
    add_role("Nursery Teacher")
    assert _names("nurse") == ["Nurse", "Nursery Teacher", "Night Nurse", "Nurse in Charge"]


def test_there_are_not_too_many(add_role: AddRole) -> None:
    add_role("Nurse", titles=tuple(f"Nurse {number}" for number in range(20)))
    assert len(_names("nurse")) == MOST


@pytest.mark.parametrize("typed", ["%", "_", "\\", "'", '"', "x" * 500])
def test_nothing_typed_is_a_pattern(add_role: AddRole, typed: str) -> None:
    add_role("Electrician", titles=("Sparky",))
    assert _names(typed) == []


def test_nothing_typed_suggests_nothing(add_role: AddRole) -> None:
    add_role("Electrician")
    assert suggestions("") == ()
