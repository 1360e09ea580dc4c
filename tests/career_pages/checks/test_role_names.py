"""Names of roles in a text."""

import pytest

from career_pages.checks.naming import RoleNames, as_written, names_in

NAMES = RoleNames.of(
    [
        (1, "Nurse"),
        (2, "Registered Nurse"),
        (3, "Nurse"),
        (4, "C++ Developer"),
        (5, "Women's Health Nurse"),
        (6, "Buyers and Purchasing Agents, Farm Products"),
        (7, "3D artist"),
        (8, ""),
        (9, "***"),
    ]
)


def found(text: str) -> list[tuple[str, set[int]]]:
    return [(one.name, set(one.roles)) for one in names_in(text, NAMES)]


def test_the_longest_name_counts_and_one_name_may_be_that_of_two_roles() -> None:
    assert found("A Registered Nurse and a Nurse") == [("Registered Nurse", {2}), ("Nurse", {1, 3})]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Days of a C++ Developer", "C++ Developer"),
        ("A Women’s Health Nurse", "Women's Health Nurse"),
        (
            "For Buyers and Purchasing  Agents, Farm Products!",
            "Buyers and Purchasing Agents, Farm Products",
        ),
        ("3D Artist: the Job", "3D Artist"),
        ("The Nurse's Day", "Nurse"),
        ("(Nurse)", "Nurse"),
    ],
)
def test_a_name_is_found_with_its_signs(text: str, name: str) -> None:
    assert [one for one, _ in found(text)] == [name]


@pytest.mark.parametrize(
    "text",
    ["", "Nurseries", "nurse", "NURSE", "Co-Nurse", "Nurse-Led Care", "Nurses_", "Registered"],
)
def test_a_part_of_a_word_is_no_name(text: str) -> None:
    assert found(text) == []


def test_of_two_lists_of_names_the_longer_name_counts() -> None:
    own = RoleNames.of([(20, "Registered Nurse Educator"), (2, "Nurse")])
    names = [
        (one.name, set(one.roles))
        for one in names_in("Nurse, Registered Nurse Educator", own, NAMES)
    ]
    assert names == [("Nurse", {1, 2, 3}), ("Registered Nurse Educator", {20})]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("software developer", "Software Developer"),
        ("Director of Nursing", "Director of Nursing"),
        ("iOS developer", "iOS Developer"),
        ("UX Designer", "UX Designer"),
        ("  sound \n engineer ", "Sound Engineer"),
    ],
)
def test_names_are_looked_for_with_capitals(typed: str, written: str) -> None:
    assert as_written(typed) == written
