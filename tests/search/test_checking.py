"""The commands say whether index and pages agree, and make them."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from career_pages.text import folded
from search.engines import search_engine
from search.indexing import disagreements
from search.models import Passage
from search.results import search
from tests.search.conftest import AddRole


def test_a_fresh_database_agrees_and_finds_the_pages_that_migrations_made(db: None) -> None:
    call_command("check_search", verbosity=0)
    assert [result.url for result in search("all careers").results][:1] == ["/careers/"]


def test_each_kind_of_disagreement_is_found_and_put_right(
    add_role: AddRole, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, third = (add_role(name) for name in ("Librarian", "Baker", "Warden"))
    Passage.objects.filter(page=first, position=1).delete()
    Passage.objects.filter(page=second, position=0).update(title="Old", text="Old text.")
    Passage.objects.create(page=third, position=99, kind="TextSection", heading="Left over")
    with pytest.raises(CommandError) as raised:
        call_command("check_search")
    assert raised.value.returncode == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        f"page {first.pk}, passage 1: is missing: Definition of a Librarian",
        f"page {second.pk}, passage 0: is out of date (title, text): What is a Baker?",
        f"page {third.pk}, passage 99: should not be there: Left over",
        "words not counted as the passages have them: 7, such as “definition”",
    ]
    call_command("rebuild_search")
    assert capsys.readouterr().out.splitlines()[-1] == f"{Passage.objects.count()} passages."
    call_command("check_search")
    assert "Index and pages agree." in capsys.readouterr().out


def test_words_that_are_not_those_of_the_passages_are_found_and_put_right(
    add_role: AddRole,
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL itself keeps the words, and no statement can change them.")
    add_role("Librarian", "They catalog incunabula.")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO search_passage_words (search_passage_words) VALUES ('delete-all')"
        )
    assert search("incunabula").count == 0
    assert list(disagreements()) != []
    search_engine().repair()
    assert list(disagreements()) == []
    assert search("incunabula").count == 1


def test_the_words_follow_a_change_of_a_passage(add_role: AddRole) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    text = "They restore vellum."
    Passage.objects.filter(page=role).update(text=text, folded_text=folded(text))
    assert search("incunabula").count == 0
    assert search("vellum").count == 1
    assert list(search_engine().problems()) == []
