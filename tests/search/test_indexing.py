"""Passages follow every change of what readers see."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from career_pages.merge_skills import merge_skills
from career_pages.models import CareerArea, RoleIndexPage, RolePage, RoleSkill, Skill
from home.models import HomePage, TextPage
from search.checking import disagreements
from search.indexing import rebuild, reindex
from search.models import Passage
from search.service import search
from tests.search.conftest import AddRole, Committed, body_with


def _found(text: str) -> list[str]:
    """Return the titles that a search finds, after a look at whether index and pages agree."""
    assert list(disagreements()) == []
    return [result.title for result in search(text).results]


def test_a_new_page_is_found(add_role: AddRole) -> None:
    add_role("Librarian", "They catalog incunabula.")
    assert _found("incunabula") == ["Librarian"]


def test_a_draft_changes_nothing_until_it_is_published(
    add_role: AddRole, committed: Committed
) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    role.body = body_with("They restore vellum.")
    with committed() as callbacks:
        revision = role.save_revision()
    assert callbacks == []
    assert (_found("vellum"), _found("incunabula")) == ([], ["Librarian"])
    with committed():
        revision.publish()
    assert (_found("vellum"), _found("incunabula")) == (["Librarian"], [])


def test_an_unpublished_page_is_gone_until_it_is_published_again(
    add_role: AddRole, committed: Committed
) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    with committed():
        role.unpublish()
    assert _found("incunabula") == []
    with committed():
        role.save_revision().publish()
    assert _found("incunabula") == ["Librarian"]


def test_a_deleted_page_is_gone_with_its_words(add_role: AddRole, committed: Committed) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    with committed():
        role.delete()
    assert not Passage.objects.filter(page_id=role.pk).exists()
    assert _found("incunabula") == []


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
    assert "Archivist: Interview Questions" in _found("archivist")
    assert _found("librarian") == []


def test_a_new_address_is_the_one_that_is_shown(add_role: AddRole, committed: Committed) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    role.slug = "book-keeper"
    with committed():
        role.save_revision().publish()
    assert _found("incunabula") == ["Librarian"]
    assert search("incunabula").results[0].url == "/careers/book-keeper/"


def test_other_titles_follow(add_role: AddRole, committed: Committed) -> None:
    role = add_role("Librarian", titles=("Bookwright",))
    assert _found("bookwright") == ["Librarian"]
    role.other_titles.get().delete()
    role = RolePage.objects.get(pk=role.pk)
    with committed():
        role.save_revision().publish()
    assert _found("bookwright") == []


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_a_restriction_hides_what_is_below_until_it_goes(
    add_role: AddRole, committed: Committed, roles_index: RoleIndexPage, kind: str
) -> None:
    add_role("Librarian", "They catalog incunabula.")
    with committed():
        restriction = PageViewRestriction.objects.create(
            page=roles_index, restriction_type=kind, password="open"
        )
    assert _found("incunabula") == []
    assert not Passage.objects.filter(title="Librarian").exists()
    with committed():
        restriction.delete()
    assert _found("incunabula") == ["Librarian"]


def test_moving_below_a_private_page_hides_the_whole_tree(committed: Committed, db: None) -> None:
    home = HomePage.objects.get()
    with committed():
        about = home.add_child(instance=TextPage(title="About"))
        below = about.add_child(instance=TextPage(title="Statutes", introduction="Bylaws."))
        private = home.add_child(instance=TextPage(title="Staff"))
        PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert _found("bylaws") == ["Statutes"]
    with committed():
        Page.objects.get(pk=about.pk).move(Page.objects.get(pk=private.pk), pos="last-child")
    assert _found("bylaws") == []
    with committed():
        Page.objects.get(pk=about.pk).move(Page.objects.get(pk=home.pk), pos="last-child")
    assert _found("bylaws") == ["Statutes"]
    assert search("bylaws").results[0].url == Page.objects.get(pk=below.pk).url


def test_an_areas_new_name_is_found(add_role: AddRole, committed: Committed) -> None:
    area = CareerArea.objects.create(name="Books", slug="books")
    add_role("Librarian", area=area)
    assert "Librarian" in _found("books")
    area.name = "Incunabula"
    with committed():
        area.save()
    assert _found("incunabula") == ["Librarian"]
    with committed():
        area.delete()
    assert _found("incunabula") == []


def test_a_skills_new_name_is_found(add_role: AddRole, committed: Committed) -> None:
    skill = Skill.objects.create(name="Cataloging")
    role = add_role("Librarian")
    with committed():
        RoleSkill.objects.create(role=role, skill=skill)
        role.save()
    assert _found("cataloging") == ["Librarian"]
    skill.name = "Palaeography"
    with committed():
        skill.save()
    assert (_found("palaeography"), _found("cataloging")) == (["Librarian"], [])
    with committed():
        skill.delete()
    assert _found("palaeography") == []


def test_merging_a_skill_into_another_changes_what_its_roles_are_found_by(
    add_role: AddRole, committed: Committed
) -> None:
    source, target = Skill.objects.create(name="Cataloging"), Skill.objects.create(name="Indexing")
    role = add_role("Librarian")
    with committed():
        RoleSkill.objects.create(role=role, skill=source)
        role.save()
    with committed():
        merge_skills(source, target)
    assert (_found("indexing"), _found("cataloging")) == (["Librarian"], [])


def test_an_expired_page_is_gone_when_the_schedule_has_run(
    add_role: AddRole, committed: Committed
) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    with committed():
        role.expire_at = timezone.now() - timedelta(hours=1)
        role.save()
        call_command("publish_scheduled")
    assert not RolePage.objects.get(pk=role.pk).live
    assert _found("incunabula") == []


def test_reindexing_twice_changes_nothing(add_role: AddRole) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    reindex([role.pk, role.pk])
    reindex([role.pk])
    assert _found("incunabula") == ["Librarian"]


def test_ids_of_no_page_are_passed_over(db: None) -> None:
    reindex([987_654_321])
    assert list(disagreements()) == []


def test_a_copy_of_a_live_page_is_found(
    add_role: AddRole, committed: Committed, roles_index: RoleIndexPage
) -> None:
    role = add_role("Librarian", "They catalog incunabula.", titles=("Bookwright",))
    with committed():
        role.copy(update_attrs={"title": "Second Librarian", "slug": "second"}, keep_live=True)
    assert sorted(_found("bookwright incunabula")) == ["Librarian", "Second Librarian"]


def test_rebuilding_finds_what_no_signal_told_of(add_role: AddRole) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    Passage.objects.all().delete()
    assert search("incunabula").count == 0
    told: list[tuple[int, int]] = []
    rebuild(lambda done, total: told.append((done, total)))
    assert _found("incunabula") == ["Librarian"]
    assert told == [(Page.objects.count(), Page.objects.count())]
    RolePage.objects.filter(pk=role.pk).update(live=False)
    rebuild()
    assert _found("incunabula") == []
