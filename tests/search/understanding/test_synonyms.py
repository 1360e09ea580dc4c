"""What is asked for is found by its synonyms too."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from career_pages.models import SuggestedTitle
from search.models import Synonym
from search.results import search
from tests.search.conftest import AddRole, Committed


@pytest.fixture(autouse=True)
def _no_others(db: None) -> None:
    Synonym.objects.all().delete()


def _same(*phrases: str, one_way: bool = False) -> Synonym:
    direction = Synonym.Direction.FIRST if one_way else Synonym.Direction.BOTH
    group = Synonym(words="\n".join(phrases), direction=direction)
    group.full_clean()
    group.save()
    return group


def _titles(typed: str, **options: Any) -> list[str]:
    return [result.title for result in search(typed, **options).results]


def test_each_finds_the_others_the_word_itself_first(add_role: AddRole) -> None:
    add_role("Barrister", "An advocate in a wig.")
    add_role("Judge", "A lawyer once.")
    add_role("Lawyer")
    add_role("Baker")
    _same("lawyer", "barrister", "advocate")
    assert _titles("lawyers") == ["Lawyer", "Barrister", "Judge"]
    assert _titles("advocate") == ["Barrister", "Lawyer", "Judge"]
    assert _titles("lawyers", exact=True) == ["Lawyer", "Judge"]


def test_an_abbreviation_finds_its_meanings_and_they_do_not_find_it(add_role: AddRole) -> None:
    add_role("Personal Assistant")
    add_role("Physician Assistant")
    add_role("Announcer", "Speaks over the PA.")
    _same("PA", "personal assistant", "physician assistant", one_way=True)
    assert set(_titles("pa")) == {"Announcer", "Personal Assistant", "Physician Assistant"}
    assert "Announcer" not in _titles("personal assistant")


def test_a_phrase_is_found_by_the_word_for_it_and_the_other_way_round(add_role: AddRole) -> None:
    add_role("Truck Driver", "Long roads.")
    add_role("Haulier", "A lorry driver of their own.")
    add_role("Driver", "A lorry and a truck.")
    add_role("Clerk", "Most work from home.")
    _same("truck driver", "lorry driver")
    _same("remote", "work from home")
    assert _titles("lorry driver") == ["Truck Driver", "Driver", "Haulier"]
    assert _titles("remote") == ["Clerk"]
    assert _titles("remote clerk jobs")[0] == "Clerk"


def test_a_title_that_is_suggested_is_found_in_other_words(
    add_role: AddRole, committed: Committed
) -> None:
    with committed():
        role = add_role("Education Administrator")
        SuggestedTitle.objects.create(role=role, title="School Principal")
    add_role("Trainer", "They train a headteacher, and a headteacher trains them.")
    add_role("Headteacher Advisor")
    _same("headteacher", "school principal")
    assert _titles("headteachers")[0] == "Education Administrator"


def test_inside_a_phrase_a_word_has_no_synonyms_of_its_own(add_role: AddRole) -> None:
    add_role("Real Estate Agent")
    add_role("Spy")
    _same("agent", "spy")
    _same("real estate agent", "realtor")
    assert _titles("agent") == ["Spy", "Real Estate Agent"]
    assert _titles("real estate agent") == ["Real Estate Agent"]


def test_what_is_quoted_or_excluded_has_no_synonyms(add_role: AddRole) -> None:
    add_role("Lawyer")
    add_role("Solicitor")
    _same("lawyer", "solicitor")
    assert _titles('"lawyer"') == ["Lawyer"]
    assert _titles("lawyer -solicitor") == ["Lawyer"]


def test_a_synonym_that_was_found_is_marked(add_role: AddRole) -> None:
    add_role("Clerk", "Some work from home; work at home is rare.")
    _same("remote", "work from home")
    [passage] = search("remote").results[0].passages
    assert passage.snippet == (
        "Some <mark>work</mark> <mark>from</mark> <mark>home</mark>; work at home is rare."
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("IT", ["Programmer"]),
        ("it manager", ["Programmer", "Manager"]),
        ("degree in it", ["Programmer"]),
        ("is IT hard", ["Programmer"]),
        ("is it hard", []),
        ("its", []),
        ("what is it like to be a manager", ["Manager"]),
    ],
)
def test_it_is_a_field_of_work_only_where_it_is_meant(
    add_role: AddRole, typed: str, expected: list[str]
) -> None:
    add_role("Programmer", "Information technology.")
    add_role("Manager")
    _same("IT", "information technology", one_way=True)
    assert set(_titles(typed)) == set(expected)


def test_a_change_is_looked_for_at_once(add_role: AddRole) -> None:
    add_role("Lawyer")
    assert _titles("solicitor") == []
    group = _same("lawyer", "solicitor")
    assert _titles("solicitor") == ["Lawyer"]
    group.words = "lawyer\nnotary"
    group.save()
    assert (_titles("solicitor"), _titles("notary")) == ([], ["Lawyer"])
    group.delete()
    assert _titles("notary") == []


def test_another_process_sees_a_change(add_role: AddRole, monkeypatch: pytest.MonkeyPatch) -> None:
    add_role("Lawyer")
    _same("lawyer", "solicitor")
    assert _titles("solicitor") == ["Lawyer"]
    here: dict[str, Any] = {}
    monkeypatch.setattr("career_pages.editions._kept", here)
    Synonym.objects.get().delete()
    monkeypatch.undo()
    assert _titles("solicitor") == []


def test_synonyms_cost_a_search_no_query(add_role: AddRole) -> None:
    def queries() -> int:
        search("lawyer")
        with CaptureQueriesContext(connection) as captured:
            assert search("lawyer").count == 1
        return len(captured)

    add_role("Lawyer")
    few = queries()
    for number in range(50):
        _same(f"counsel {number}", "lawyer")
    assert queries() == few


def test_two_groups_do_not_begin_with_the_same(db: None) -> None:
    _same("lawyer", "attorney")
    with pytest.raises(ValidationError, match="begins with “Lawyers”"):
        _same("Lawyers", "solicitor")
