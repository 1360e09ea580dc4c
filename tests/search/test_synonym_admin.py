"""Synonyms in the admin."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from search.models import Synonym

INDEX = "/admin/synonyms/"
IMPORT = "/admin/synonyms/import/"


@pytest.fixture
def groups(db: None) -> None:
    """Two groups, and no others."""
    Synonym.objects.all().delete()
    Synonym.objects.create(words="lawyer\nattorney")
    Synonym.objects.create(words="PA\npersonal assistant", direction="first")


def _browser(group: str) -> Client:
    user = get_user_model().objects.create_user(group.lower(), password="x")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def publisher(groups: None) -> Client:
    """A browser in which a publisher is signed in."""
    return _browser("Publisher")


def _all() -> dict[str, tuple[tuple[str, ...], str]]:
    return {str(one): (one.phrases, one.direction) for one in Synonym.objects.all()}


def _show(client: Client, text: str) -> Any:
    file = SimpleUploadedFile("synonyms.csv", text.encode(), "text/csv")
    return client.post(IMPORT, {"file": file})


def _import(client: Client, shown: Any) -> Any:
    fields = {name: shown.context[name] for name in ("rows", "edition")}
    return client.post(IMPORT, fields, follow=True)


def test_the_list_shows_the_groups_and_is_searched(publisher: Client) -> None:
    html = publisher.get(INDEX).content.decode()
    assert "personal assistant" in html
    assert "one way: finds these" in html
    found = publisher.get(INDEX, {"q": "attorney"}).context["object_list"]
    assert [str(one) for one in found] == ["lawyer"]


def test_a_group_is_added_changed_and_its_history_kept(publisher: Client) -> None:
    data = {"words": " chef \n\n head cook", "direction": "both"}
    publisher.post(reverse("synonyms_modeladmin_create"), data)
    group = Synonym.objects.get(name="chef")
    assert group.phrases == ("chef", "head cook")
    edit = reverse("synonyms_modeladmin_edit", args=[group.pk])
    publisher.post(edit, {"words": "cook\nchef", "direction": "first"})
    group.refresh_from_db()
    assert (group.name, group.direction) == ("cook", "first")
    history = publisher.get(reverse("synonyms_modeladmin_history", args=[group.pk]))
    assert history.status_code == 200


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("chef", "Write at least two words or phrases"),
        ("chef\nthe", "has only words that search passes over"),
        ("lawyers\nsolicitor", "There is a group already that begins with “lawyers”"),
    ],
)
def test_what_is_wrong_stands_at_the_field(publisher: Client, words: str, message: str) -> None:
    data = {"words": words, "direction": "both"}
    html = publisher.post(reverse("synonyms_modeladmin_create"), data).content.decode()
    assert message in html
    assert len(_all()) == 2


def test_what_is_exported_imports_as_the_same(publisher: Client) -> None:
    response = publisher.get(INDEX, {"export": "csv"})
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert list(csv.reader(StringIO(text))) == [
        ["words", "direction"],
        ["lawyer; attorney", "both"],
        ["PA; personal assistant", "first"],
    ]
    shown = _show(publisher, text)
    assert "2 groups of the file are there already, just the same." in shown.content.decode()
    before = _all()
    Synonym.objects.all().delete()
    _import(publisher, _show(publisher, text))
    assert _all() == before


def test_an_import_shows_what_would_change_and_then_changes_it(publisher: Client) -> None:
    before = _all()
    shown = _show(publisher, "words\nchef; cook\nLawyer; solicitor\n")
    html = shown.content.decode()
    assert "1 new group" in html
    assert "1 group changes" in html
    assert "Lawyer, solicitor" in html
    assert _all() == before
    answer = _import(publisher, shown).content.decode()
    assert "New: 1, changed: 1, the same as before: 0." in answer
    assert _all() == {
        "chef": (("chef", "cook"), "both"),
        "Lawyer": (("Lawyer", "solicitor"), "both"),
        "PA": before["PA"],
    }
    assert sorted(ModelLogEntry.objects.values_list("action", flat=True)) == [
        "wagtail.create",
        "wagtail.edit",
    ]


def test_a_file_with_a_fault_changes_nothing(publisher: Client) -> None:
    before = _all()
    shown = _show(publisher, "words\nchef; cook\nbaker\n")
    assert "Line 3: Write at least two words or phrases" in shown.content.decode()
    response = publisher.post(IMPORT, {"rows": "words\nchef; cook\nbaker", "edition": "x"})
    assert "Line 3:" in response.content.decode()
    assert "This field is required" in publisher.post(IMPORT, {}).content.decode()
    assert _all() == before


def test_what_changed_since_it_was_shown_is_shown_again(publisher: Client) -> None:
    shown = _show(publisher, "words\nlawyer; solicitor\n")
    Synonym.objects.create(words="chef\ncook")
    again = _import(publisher, shown)
    assert "Somebody has changed synonyms since" in again.content.decode()
    assert _all()["lawyer"][0] == ("lawyer", "attorney")
    _import(publisher, again)
    assert _all()["lawyer"][0] == ("lawyer", "solicitor")


def test_authors_only_look(groups: None) -> None:
    html = _browser("Author").get(INDEX).content.decode()
    assert "personal assistant" in html
    assert IMPORT not in html
    assert reverse("synonyms_modeladmin_create") not in html
