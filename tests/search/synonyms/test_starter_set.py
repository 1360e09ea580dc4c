"""The synonyms that a guide begins with."""

from pathlib import Path

import pytest
from django.core.management import call_command

from search import migrations
from search.models import Synonym
from search.results import search
from search.synonyms import read_rows
from tests.search.conftest import AddRole

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
