"""A word that no page has is corrected, a word that some page has never is."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from career_pages.editions import Edition
from search.results import search
from tests.made_once import made_once
from tests.search.conftest import AddRole, Committed, body_with, new_role


def _corrected(typed: str, **options: Any) -> str:
    return search(typed, **options).corrected


def _titles(typed: str, **options: Any) -> list[str]:
    return [result.title for result in search(typed, **options).results]


@made_once
def made() -> None:
    """A few roles."""
    new_role("Electrician", "They install sockets by day and at night.")
    new_role("Web Developer", "They write software in Python 3 and JS.")
    new_role("Nurse Practitioner", "Health care for people. They lift people.")


@pytest.fixture
def guide(made: None, db: None) -> None:
    """The same, for one test."""


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("electritian", "electrician"),
        ("ELECTRITIAN", "ELECTRICIAN"),
        ("Electritian, please?", "Electrician, please?"),
        ("what does an electritian do?", "what does an electrician do?"),
        ("waht does a nures do", "what does a nurse do"),
        ("sofware develper", "software developer"),
        ("webdeveloper", "web developer"),
        ("Webdevelopers", "Web developers"),
        ("electri cian", "electrician"),
        ("nures -electritian", "nurse -electritian"),
        ('nures "helth care"', 'nurse "helth care"'),
        ("healthcare", "health care"),
        ("nightsockets", ""),
        ("nursewebb", ""),
        ("nurseelectrician", "nurse electrician"),
        ("electrician", ""),
        ("electricians", ""),
        ("Élèctrician", ""),
        ("IT NCLEX nurse", ""),
        ("js3 elec3rician", ""),
        ("nighr", "night"),
        ("day", ""),
        ("dax", ""),
        ("xqzvbn", ""),
        ("asdfgh qwertz", ""),
        ("看護師 медсестра", ""),
    ],
)
def test_unknown_words_are_corrected(guide: None, typed: str, corrected: str) -> None:
    assert _corrected(typed) == corrected


def test_results_are_those_of_what_was_meant(guide: None) -> None:
    found = search("how hard is it to be an electritian")
    assert (found.query, found.corrected) == (
        "how hard is it to be an electritian",
        "how hard is it to be an electrician",
    )
    assert found.results[0].title == "Electrician"
    assert "<mark>install</mark>" in search("instal sokets").results[0].passages[0].snippet


def test_what_was_typed_can_be_asked_for(guide: None) -> None:
    found = search("electritian", exact=True)
    assert (found.query, found.corrected, found.count) == ("electritian", "", 0)
    assert search("electrician", exact=True).count == 1


def test_one_word_and_two_find_each_other(add_role: AddRole) -> None:
    add_role("Database Administrator")
    add_role("Archivist", "They keep a data base.")
    add_role("Analyst", "They look at data from a base.")
    assert _titles("database") == ["Database Administrator", "Archivist"]
    assert _titles("data base")[0] == "Database Administrator"
    assert set(_titles("data base")) == {"Database Administrator", "Archivist", "Analyst"}
    assert _corrected("data base") == _corrected("database") == ""
    snippet = search("database").results[1].passages[0].snippet
    assert snippet == "They keep a <mark>data</mark> <mark>base</mark>."


def test_a_name_of_one_word_comes_first_for_two(add_role: AddRole) -> None:
    add_role("Fire Truck Fighter")
    add_role("Firefighter")
    assert _titles("fire fighter") == ["Firefighter", "Fire Truck Fighter"]


def test_a_word_that_is_rare_is_not_corrected(add_role: AddRole) -> None:
    for number in range(5):
        add_role(f"Baker {number}")
    add_role("Barker", "They call people in.")
    assert [_corrected(typed) for typed in ("barker", "barkers", "bakerr")] == ["", "", "baker"]


def test_a_slip_with_the_stem_of_another_word_finds_both(add_role: AddRole) -> None:
    add_role("Program Director")
    add_role("Programmer")
    add_role("Baker")
    assert set(_titles("programer")) == {"Programmer", "Program Director"}
    assert _corrected("programer") == _corrected("programs") == ""
    assert _titles("programs") == ["Program Director"]


def test_two_words_go_before_a_word_that_is_hardly_used(add_role: AddRole) -> None:
    add_role("Sailor", "They hail the tram guard.")
    add_role("Cook", "They use Tramgard.")
    assert _corrected("tramguard") == "tram guard"
    add_role("Tramgard Trainer")
    assert _corrected("tramguard") == "tramgard"


def test_corrections_cost_two_queries(guide: None) -> None:
    def queries(typed: str) -> int:
        search(typed)
        with CaptureQueriesContext(connection) as captured:
            search(typed)
        return len(captured)

    assert queries("electritian") == queries("electrician") + 2
    assert queries("electritian nures helthcare") == queries("electrician nurse care") + 2


def test_a_new_word_is_known_at_once(add_role: AddRole, committed: Committed) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    assert _corrected("incunabela") == "incunabula"
    role.body = body_with("They restore vellum.")
    with committed():
        role.save_revision().publish()
    assert (_corrected("incunabela"), _corrected("velum")) == ("", "vellum")


def test_without_any_edition_words_are_read_each_time(guide: None) -> None:
    Edition.objects.all().delete()
    assert _corrected("electritian") == "electrician"


WORDS = ("electrician", "nurse", "web", "developer", "install", "sockets", "people", "what", "a")
SLIPS = ("electritian", "nures", "webdeveloper", "instal", "xqzvbn", '"nures"', "-nures", "4")


@settings(
    derandomize=True,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(WORDS + SLIPS), max_size=5).map(" ".join))
def test_what_is_corrected_needs_no_correction(guide: None, typed: str) -> None:
    corrected = _corrected(typed)
    assert not corrected or _corrected(corrected) == ""
    if not set(typed.split()) - set(WORDS):
        assert corrected == ""
