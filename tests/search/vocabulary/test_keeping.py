"""The counts of words follow every change of what readers see."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, PageViewRestriction

from career_pages.editions import Edition
from career_pages.models import RolePage, SuggestedTitle
from search.indexing import disagreements
from search.models import KnownWord, Passage, WordChange
from search.vocabulary import word_counts
from tests.search.conftest import AddRole, Committed, body_with


def _counts(*words: str) -> list[tuple[str, int, int]]:
    known = KnownWord.objects.filter(word__in=words).order_by("word")
    return list(known.values_list("word", "pages", "names"))


def _in_step() -> bool:
    return list(disagreements()) == [] and not WordChange.objects.exists()


def test_words_are_counted_by_pages_and_by_pages_that_are_called_so() -> None:
    passages = [
        Passage(page_id=1, title="Baker", heading="What is a Baker?", text="Bakers bake."),
        Passage(page_id=1, title="Baker", heading="Tasks", text="Bake at 4:30, in café №7. Bake!"),
        Passage(page_id=2, title="Miller", other_titles="Flour maker", text="For a baker: x2, y."),
        Passage(page_id=3, title="Clerk", suggested_titles="Baker's Clerk\n\nTeller"),
    ]
    counts = word_counts(passages)
    pages = {word: (count, counts.names[word]) for word, count in counts.pages.items()}
    assert pages["baker"] == (3, 2)
    assert pages["bake"] == (1, 0)
    assert pages["café"] == (1, 0)
    assert pages["flour"] == pages["teller"] == (1, 1)
    assert {"4", "30", "7", "x2", "y", "a", "s"} & pages.keys() == set()


def test_publishing_and_withdrawing_are_counted(add_role: AddRole, committed: Committed) -> None:
    first = add_role("Librarian", "They catalog incunabula.")
    add_role("Archivist", "They catalog deeds.", titles=("Incunabula Keeper",))
    assert _counts("incunabula", "catalog") == [("catalog", 2, 0), ("incunabula", 2, 1)]
    first.body = body_with("They restore vellum.")
    with committed():
        first.save_revision().publish()
    assert _counts("incunabula", "vellum") == [("incunabula", 1, 1), ("vellum", 1, 0)]
    with committed():
        RolePage.objects.get(pk=first.pk).unpublish()
    assert _counts("vellum", "librarian", "catalog") == [("catalog", 1, 0)]
    assert _in_step()


def test_the_words_of_a_deleted_tree_go_with_it(
    add_role: AddRole, make_chapter: Callable[..., Any], committed: Committed
) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    with committed():
        make_chapter(role, "Palaeography")
    assert _counts("incunabula", "palaeography") == [
        ("incunabula", 1, 0),
        ("palaeography", 1, 1),
    ]
    with committed():
        Page.objects.get(pk=role.pk).delete()
    assert _counts("incunabula", "palaeography", "librarian") == []
    assert _in_step()


def test_what_was_deleted_is_noted_before_it_is_settled(add_role: AddRole) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    role.delete()
    assert _counts("incunabula") == [("incunabula", 1, 0)]
    assert WordChange.objects.exists()
    assert list(disagreements()) == []


def test_private_pages_have_no_words(
    add_role: AddRole, committed: Committed, roles_index: Any
) -> None:
    add_role("Librarian", "They catalog incunabula.")
    with committed():
        restriction = PageViewRestriction.objects.create(page=roles_index, restriction_type="login")
    assert _counts("incunabula", "librarian") == []
    with committed():
        restriction.delete()
    assert _counts("incunabula", "librarian") == [("incunabula", 1, 0), ("librarian", 1, 1)]


def test_a_dismissed_title_has_no_words(add_role: AddRole, committed: Committed) -> None:
    role = add_role("Lawyer")
    with committed():
        row = SuggestedTitle.objects.create(role=role, title="Notary")
    assert _counts("notary") == [("notary", 1, 1)]
    row.status = SuggestedTitle.Status.DISMISSED
    with committed():
        row.save()
    assert _counts("notary") == []


def test_a_change_that_leaves_the_words_alone_is_no_new_edition(
    add_role: AddRole, committed: Committed
) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    token = Edition.objects.get(name="words").token
    with committed():
        role.save_revision().publish()
    assert Edition.objects.get(name="words").token == token
    role.body = body_with("They restore vellum.")
    with committed():
        role.save_revision().publish()
    assert Edition.objects.get(name="words").token != token


def test_wrong_counts_are_found_and_put_right(
    add_role: AddRole, capsys: pytest.CaptureFixture[str]
) -> None:
    add_role("Librarian", "They catalog incunabula.")
    KnownWord.objects.filter(word="incunabula").delete()
    KnownWord.objects.filter(word="librarian").update(pages=5)
    KnownWord.objects.create(word="zymurgist", key="zymurgist", pages=2, names=1)
    with pytest.raises(CommandError, match="1 disagreements"):
        call_command("check_search")
    assert capsys.readouterr().out.splitlines() == [
        "words not counted as the passages have them: 3, such as “incunabula”"
    ]
    call_command("rebuild_search", verbosity=0)
    assert _counts("incunabula", "librarian", "zymurgist") == [
        ("incunabula", 1, 0),
        ("librarian", 1, 1),
    ]
    assert _in_step()
