"""Passages follow every change of what readers see."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from career_pages.models import RoleIndexPage, RolePage
from search import indexing
from search.indexing import disagreements, rebuild, reindex
from search.models import Passage
from search.results import search
from tests.search.conftest import AddRole, Committed, body_with, found_in_step


def test_a_new_page_is_found(add_role: AddRole) -> None:
    add_role("Librarian", "They catalog incunabula.")
    assert found_in_step("incunabula") == ["Librarian"]


def test_a_draft_changes_nothing_until_it_is_published(
    add_role: AddRole, committed: Committed
) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    role.body = body_with("They restore vellum.")
    with committed() as callbacks:
        revision = role.save_revision()
    assert callbacks == []
    assert (found_in_step("vellum"), found_in_step("incunabula")) == ([], ["Librarian"])
    with committed():
        revision.publish()
    assert (found_in_step("vellum"), found_in_step("incunabula")) == (["Librarian"], [])


def test_an_unpublished_page_is_gone_until_it_is_published_again(
    add_role: AddRole, committed: Committed
) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    with committed():
        role.unpublish()
    assert found_in_step("incunabula") == []
    with committed():
        role.save_revision().publish()
    assert found_in_step("incunabula") == ["Librarian"]


def test_a_deleted_page_is_gone_with_its_words(add_role: AddRole, committed: Committed) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    with committed():
        role.delete()
    assert not Passage.objects.filter(page_id=role.pk).exists()
    assert found_in_step("incunabula") == []


def test_a_rename_reaches_the_chapters(
    add_role: AddRole, make_chapter: Callable[..., Any], committed: Committed
) -> None:
    role = add_role("Librarian")
    with committed():
        make_chapter(role, "Interview Questions")
    role = RolePage.objects.get(pk=role.pk)
    role.title, role.plural, role.article = "Archivist", "", ""
    with committed():
        role.save_revision().publish()
    assert "Archivist: Interview Questions" in found_in_step("archivist")
    assert found_in_step("librarian") == []


def test_a_new_address_is_the_one_that_is_shown(add_role: AddRole, committed: Committed) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    role.slug = "book-keeper"
    with committed():
        role.save_revision().publish()
    assert found_in_step("incunabula") == ["Librarian"]
    assert search("incunabula").results[0].url == "/careers/book-keeper/"


def test_other_titles_follow(add_role: AddRole, committed: Committed) -> None:
    role = add_role("Librarian", titles=("Bookwright",))
    assert found_in_step("bookwright") == ["Librarian"]
    role.other_titles.get().delete()
    role = RolePage.objects.get(pk=role.pk)
    with committed():
        role.save_revision().publish()
    assert found_in_step("bookwright") == []


def test_an_expired_page_is_gone_when_the_schedule_has_run(
    add_role: AddRole, committed: Committed
) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    with committed():
        role.expire_at = timezone.now() - timedelta(hours=1)
        role.save()
        call_command("publish_scheduled")
    assert not RolePage.objects.get(pk=role.pk).live
    assert found_in_step("incunabula") == []


def test_reindexing_twice_changes_nothing(add_role: AddRole) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    reindex([role.pk, role.pk])
    reindex([role.pk])
    assert found_in_step("incunabula") == ["Librarian"]


def test_ids_of_no_page_are_passed_over(db: None) -> None:
    reindex([987_654_321])
    assert list(disagreements()) == []


def test_a_copy_of_a_live_page_is_found(
    add_role: AddRole, committed: Committed, roles_index: RoleIndexPage
) -> None:
    role = add_role("Librarian", "They catalog incunabula.", titles=("Bookwright",))
    with committed():
        role.copy(update_attrs={"title": "Second Librarian", "slug": "second"}, keep_live=True)
    assert sorted(found_in_step("bookwright incunabula")) == ["Librarian", "Second Librarian"]


def test_rebuilding_finds_what_no_signal_told_of(add_role: AddRole) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    Passage.objects.all().delete()
    assert search("incunabula").count == 0
    told: list[tuple[int, int]] = []
    rebuild(lambda done, total: told.append((done, total)))
    assert found_in_step("incunabula") == ["Librarian"]
    assert told == [(Page.objects.count(), Page.objects.count())]
    RolePage.objects.filter(pk=role.pk).update(live=False)
    rebuild()
    assert found_in_step("incunabula") == []


def test_what_changes_together_is_indexed_once(
    roles_index: RoleIndexPage, committed: Committed, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed: list[list[int]] = []
    monkeypatch.setattr(indexing, "reindex", lambda ids: indexed.append(list(ids)))
    with committed(), transaction.atomic():
        for title in ("Librarian", "Archivist"):
            page = roles_index.add_child(instance=RolePage(title=title))
            page.save()
    assert [sorted(ids) for ids in indexed] == [
        sorted(RolePage.objects.values_list("pk", flat=True))
    ]


@pytest.mark.django_db
def test_what_failed_together_is_not_indexed(
    committed: Committed, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed: list[list[int]] = []
    monkeypatch.setattr(indexing, "reindex", lambda ids: indexed.append(list(ids)))

    def fail() -> None:
        with transaction.atomic():
            indexing.reindex_on_commit([1])
            raise KeyError

    with committed():
        with pytest.raises(KeyError):
            fail()
        indexing.reindex_on_commit([2])
    assert indexed == [[2]]
