"""Passages follow every change of what readers see."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Page, PageViewRestriction, Site

from career_pages.models import CareerArea, RoleIndexPage, RolePage, RoleSkill, Skill
from career_pages.publishing.records import merge_skills
from career_pages.text import folded
from home.models import GuideImage, HomePage, TextPage
from search import indexing
from search.engines import search_engine
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


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_a_restriction_hides_what_is_below_until_it_goes(
    add_role: AddRole, committed: Committed, roles_index: RoleIndexPage, kind: str
) -> None:
    add_role("Librarian", "They catalog incunabula.")
    with committed():
        restriction = PageViewRestriction.objects.create(
            page=roles_index, restriction_type=kind, password="open"
        )
    assert found_in_step("incunabula") == []
    assert not Passage.objects.filter(title="Librarian").exists()
    with committed():
        restriction.delete()
    assert found_in_step("incunabula") == ["Librarian"]


def test_a_restriction_hides_what_follows_the_page_until_that_is_gone(
    committed: Committed, db: None
) -> None:
    home = HomePage.objects.get()
    with committed():
        source = home.add_child(instance=TextPage(title="Statutes", introduction="Bylaws."))
        follower = source.create_alias(update_slug="again")
        follower.add_child(instance=TextPage(title="Schedule", introduction="Incunabula."))
    assert found_in_step("bylaws incunabula") == ["Schedule", "Statutes", "Statutes"]
    with committed():
        PageViewRestriction.objects.create(page=source, restriction_type="login")
    assert found_in_step("bylaws incunabula") == []
    with committed():
        source.delete()
    assert found_in_step("bylaws incunabula") == ["Schedule"]


def test_what_no_longer_follows_a_private_page_is_found(committed: Committed, db: None) -> None:
    home = HomePage.objects.get()
    with committed():
        source = home.add_child(instance=TextPage(title="Statutes"))
        follower = source.create_alias(update_slug="again")
        follower.add_child(instance=TextPage(title="Schedule", introduction="Incunabula."))
        PageViewRestriction.objects.create(page=source, restriction_type="login")
    assert found_in_step("incunabula") == []
    with committed():
        ConvertAliasPageAction(follower).execute()
    assert found_in_step("incunabula") == ["Schedule"]


def test_moving_below_a_private_page_hides_the_whole_tree(committed: Committed, db: None) -> None:
    home = HomePage.objects.get()
    with committed():
        about = home.add_child(instance=TextPage(title="About"))
        below = about.add_child(instance=TextPage(title="Statutes", introduction="Bylaws."))
        private = home.add_child(instance=TextPage(title="Staff"))
        PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert found_in_step("bylaws") == ["Statutes"]
    with committed():
        Page.objects.get(pk=about.pk).move(Page.objects.get(pk=private.pk), pos="last-child")
    assert found_in_step("bylaws") == []
    with committed():
        Page.objects.get(pk=about.pk).move(Page.objects.get(pk=home.pk), pos="last-child")
    assert found_in_step("bylaws") == ["Statutes"]
    assert search("bylaws").results[0].url == Page.objects.get(pk=below.pk).url


@pytest.fixture
def roots_forgotten() -> Iterator[None]:
    """Let no later test meet the roots of sites as this process remembers them."""
    yield
    Site.clear_site_root_paths_cache()


def test_only_what_is_below_the_root_of_a_site_is_found(
    roots_forgotten: None, add_role: AddRole, committed: Committed
) -> None:
    role = add_role("Librarian", "They catalog incunabula.")
    with committed():
        home = HomePage.objects.get()
        below = home.add_child(instance=TextPage(title="Statutes", introduction="Bylaws."))
        site = Site.objects.get()
    assert (found_in_step("bylaws"), found_in_step("incunabula")) == (["Statutes"], ["Librarian"])
    with committed():
        site.root_page = below
        site.save()
    assert (found_in_step("bylaws"), found_in_step("incunabula")) == (["Statutes"], [])
    with committed():
        Site.objects.create(hostname="careers.example", root_page=role)
    assert (found_in_step("bylaws"), found_in_step("incunabula")) == (["Statutes"], ["Librarian"])
    with committed():
        site.delete()
    assert (found_in_step("bylaws"), found_in_step("incunabula")) == ([], ["Librarian"])


def test_an_areas_new_name_is_found(add_role: AddRole, committed: Committed) -> None:
    area = CareerArea.objects.create(name="Books", slug="books")
    add_role("Librarian", area=area)
    assert "Librarian" in found_in_step("books")
    area.name = "Incunabula"
    with committed():
        area.save()
    assert found_in_step("incunabula") == ["Librarian"]
    with committed():
        area.delete()
    assert found_in_step("incunabula") == []


def test_a_skills_new_name_is_found(add_role: AddRole, committed: Committed) -> None:
    skill = Skill.objects.create(name="Cataloging")
    role = add_role("Librarian")
    with committed():
        RoleSkill.objects.create(role=role, skill=skill)
        role.save()
    assert found_in_step("cataloging") == ["Librarian"]
    skill.name = "Palaeography"
    with committed():
        skill.save()
    assert (found_in_step("palaeography"), found_in_step("cataloging")) == (["Librarian"], [])
    with committed():
        skill.delete()
    assert found_in_step("palaeography") == []


def test_what_stands_for_a_picture_goes_with_it(
    add_role: AddRole, committed: Committed, site_image: GuideImage
) -> None:
    site_image.contextual_alt_text, site_image.decorative = "Incunabula on a shelf", False
    figure = ("figure", {"image": site_image, "caption": ""})
    add_role("Librarian", body=[("definition", {"content": [figure]}), *body_with("")[1:]])
    assert found_in_step("incunabula") == ["Librarian"]
    with committed():
        GuideImage.objects.get().delete()
    assert found_in_step("incunabula") == []


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
    assert (found_in_step("indexing"), found_in_step("cataloging")) == (["Librarian"], [])


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
