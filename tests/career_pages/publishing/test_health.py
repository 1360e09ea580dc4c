"""A page's stored health: it follows the page, and what is out of date is checked anew."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from career_pages.checks import Finding, Severity
from career_pages.models import ChapterPage, PageHealth, RelatedRole, RoleIndexPage, RolePage
from career_pages.publishing.health import (
    AT_ONCE,
    health_of,
    mark_out_of_date,
    pages_to_check,
    refresh_health,
    renewed_at_the_end,
)
from home.models import HomePage

Committed = Callable[..., Any]
MakeRole = Callable[..., Any]


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Callable[..., Any]) -> Committed:
    """Within it, everything happens in one transaction, which is committed at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def dead_relations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find nothing but related roles that are not live."""

    def find(page: Any, guide: Any) -> list[Finding]:
        related = page.related_roles.all() if hasattr(page, "related_roles") else []
        return [
            Finding("dead-relation", Severity.ERROR, "Relate another role.", "", "related_roles")
            for one in related
            if not one.related.live
        ]

    monkeypatch.setattr("career_pages.publishing.health.findings", find)


@pytest.fixture
def next_day(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Make it tomorrow."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    return lambda: monkeypatch.setattr("django.utils.timezone.localdate", lambda: tomorrow)


def errors(page: Any) -> int:
    return PageHealth.objects.get(pk=page.pk).errors


# The stored health of a page follows its newest version.


def test_saving_a_draft_stores_what_is_wrong_with_it(make_role: MakeRole) -> None:
    page = make_role(live=False, lede="TODO: say why")
    row = PageHealth.objects.get(page=page.pk)
    assert row.revision_number == page.latest_revision_id
    assert row.errors == 1
    assert [one["field"] for one in row.findings if one["severity"] == "error"] == ["lede"]
    page.lede = "They decide what an audience hears."
    page.save_revision()
    assert PageHealth.objects.get(page=page.pk).errors == 0


def test_what_is_missing_to_a_complete_role_is_named(make_role: MakeRole) -> None:
    page = make_role(live=False)
    row = health_of(page)
    names = {one["name"] for one in row.todo}
    assert {"faqs", "skills", "area", "responsibilities"} <= names
    assert not {"lede", "definition", "overview", "levels"} & names
    before = row.score
    page.search_description = "What they do all day."
    page.save_revision()
    assert PageHealth.objects.get(page=page.pk).score > before


def test_a_chapter_has_its_own(make_role: MakeRole, make_chapter: Callable[..., Any]) -> None:
    chapter = make_chapter(make_role())
    assert {one["name"] for one in health_of(chapter).todo} == {"lede", "sections", "description"}


def test_a_new_day_is_a_new_check(make_role: MakeRole, monkeypatch: pytest.MonkeyPatch) -> None:
    page = make_role(live=False)
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: tomorrow)
    assert health_of(page).checked_on == tomorrow


def test_other_checks_are_a_new_check(make_role: MakeRole, settings: Any) -> None:
    page = make_role(live=False, lede="TODO: say why")
    assert health_of(page).errors == 1
    settings.GUIDE_RULES = {"placeholder": "off"}
    assert pages_to_check([page.pk]).exists()
    assert health_of(page).errors == 0
    assert not pages_to_check([page.pk]).exists()
    settings.GUIDE_RULES = {"placeholder": "warning"}
    assert health_of(page).warnings == 2


def test_another_version_of_the_code_is_a_new_check(
    make_role: MakeRole, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_role(live=False)
    PageHealth.objects.update(errors=7)
    assert health_of(page).errors == 7
    monkeypatch.setattr("career_pages.checks.registry.code_digest", lambda: "another")
    assert pages_to_check([page.pk]).exists()
    assert health_of(page).errors == 0
    assert refresh_health() == 0


def test_it_goes_with_the_page(make_role: MakeRole) -> None:
    make_role().delete()
    assert not PageHealth.objects.exists()


# A page's health follows what happens to it, and to the pages it names.


@pytest.fixture
def related(make_role: MakeRole, dead_relations: None, committed: Committed) -> tuple[Any, Any]:
    """A live role that is related to another live one: (who names, who is named)."""
    with committed():
        usher, porter = make_role("Usher"), make_role("Porter")
    with committed():
        usher.related_roles = [RelatedRole(related=porter)]
        usher.save_revision().publish()
    assert errors(usher) == 0
    return RolePage.objects.get(pk=usher.pk), RolePage.objects.get(pk=porter.pk)


def is_fresh(page: Any) -> bool:
    page = Page.objects.get(pk=page.pk)
    return PageHealth.objects.get(pk=page.pk).revision_number == page.latest_revision_id


def test_unpublishing_and_publishing_renews_the_pages_that_name_it(
    related: tuple[Any, Any], committed: Committed
) -> None:
    usher, porter = related
    with committed():
        porter.unpublish()
    assert errors(usher) == 1
    with committed():
        porter.get_latest_revision().publish()
    assert errors(usher) == 0
    assert is_fresh(usher)
    assert is_fresh(porter)


def test_deleting_renews_the_pages_that_name_it(
    related: tuple[Any, Any], committed: Committed, monkeypatch: pytest.MonkeyPatch
) -> None:
    usher, porter = related
    names: list[str] = []

    def find(page: Any, guide: Any) -> list[Any]:
        names.append(page.title)
        return []

    monkeypatch.setattr("career_pages.publishing.health.findings", find)
    with committed():
        porter.delete()
    assert names == ["Usher"]
    assert list(PageHealth.objects.values_list("pk", flat=True)) == [usher.pk]


def test_moving_renews_the_page_and_what_names_it(
    related: tuple[Any, Any], committed: Committed, monkeypatch: pytest.MonkeyPatch
) -> None:
    porter = related[1]
    names: list[str] = []

    def find(page: Any, guide: Any) -> list[Any]:
        names.append(page.title)
        return []

    monkeypatch.setattr("career_pages.publishing.health.findings", find)
    with committed():
        porter.move(RoleIndexPage.objects.get(), pos="first-child")
    assert set(names) == {"Usher", "Porter"}


def test_a_new_name_of_a_role_renews_its_chapters(
    make_role: MakeRole, make_chapter: MakeRole, committed: Committed
) -> None:
    with committed():
        role = make_role()
        chapter = make_chapter(role, lede="TODO")
    PageHealth.objects.filter(pk=chapter.pk).update(errors=7)
    role = RolePage.objects.get(pk=role.pk)
    role.title = "Live Sound Engineer"
    with committed():
        role.save_revision()
    assert errors(chapter) == 7
    with committed():
        role.get_latest_revision().publish()
    assert errors(chapter) == 1


def test_a_page_that_is_made_without_a_revision_has_a_row(
    roles_index: Any, committed: Committed
) -> None:
    with committed():
        page = roles_index.add_child(instance=RolePage(title="Usher", body=[], live=False))
    assert PageHealth.objects.get(pk=page.pk).revision_number is None
    assert errors(page) == 1


@pytest.mark.parametrize("copy_revisions", [True, False])
def test_copies_have_rows(
    make_role: MakeRole, make_chapter: MakeRole, committed: Committed, copy_revisions: bool
) -> None:
    with committed():
        role = make_role(lede="TODO")
        make_chapter(role, lede="TODO")
    role = RolePage.objects.get(pk=role.pk)
    with committed():
        copy = role.copy(
            recursive=True,
            copy_revisions=copy_revisions,
            update_attrs={"title": "Usher", "slug": "usher"},
        )
    chapter = ChapterPage.objects.child_of(copy).get()
    assert (errors(copy), errors(chapter)) == (1, 1)
    assert is_fresh(copy)
    assert is_fresh(chapter)


def test_an_alias_has_a_row_and_follows_its_original(
    make_role: MakeRole, roles_index: Any, committed: Committed
) -> None:
    with committed():
        role = make_role()
        alias = role.create_alias(parent=roles_index, update_slug="usher")
    assert errors(alias) == 0
    role = RolePage.objects.get(pk=role.pk)
    role.body = []
    with committed():
        role.save(clean=False)
        role.update_aliases()
    assert errors(alias) == 1


def test_an_earlier_version_that_is_brought_back_is_checked(
    make_role: MakeRole, committed: Committed
) -> None:
    with committed():
        role = make_role()
    earlier = role.get_latest_revision()
    role.lede = "TODO"
    with committed():
        role.save_revision()
    assert errors(role) == 1
    with committed():
        earlier.as_object().save_revision(previous_revision=earlier)
    assert errors(role) == 0


def test_what_is_rolled_back_changes_nothing(make_role: MakeRole, committed: Committed) -> None:
    with committed():
        role = make_role()
    before = PageHealth.objects.filter(pk=role.pk).values().get()
    with committed(), transaction.atomic():
        role.unpublish()
        transaction.set_rollback(True)
    assert PageHealth.objects.filter(pk=role.pk).values().get() == before


def test_a_page_that_half_the_guide_names_is_published_without_a_wait(
    make_role: MakeRole, dead_relations: None, committed: Committed
) -> None:
    with committed():
        porter = make_role("Porter")
    with committed():
        for number in range(AT_ONCE + 5):
            make_role(f"Usher {number}", related_roles=[RelatedRole(related=porter)])
    porter = RolePage.objects.get(pk=porter.pk)
    with committed():
        porter.unpublish()
    assert PageHealth.objects.filter(errors=1).count() == AT_ONCE - 1  # and itself
    assert refresh_health() == 6
    assert PageHealth.objects.filter(errors=1).count() == AT_ONCE + 5


def test_an_import_checks_each_page_once_at_its_end(
    make_role: MakeRole, monkeypatch: pytest.MonkeyPatch, committed: Committed
) -> None:
    names: list[str] = []

    def find(page: Any, guide: Any) -> list[Any]:
        names.append(page.title)
        return []

    with committed(), renewed_at_the_end():
        role = make_role("Usher")
        for _ in range(3):
            role.unpublish()
            role.get_latest_revision().publish()
            role.refresh_from_db()
        monkeypatch.setattr("career_pages.publishing.health.findings", find)
    assert names == ["Usher"]


def test_pages_that_are_no_roles_are_passed_over(db: None, committed: Committed) -> None:
    with committed():
        HomePage.objects.get().save()
    assert not PageHealth.objects.exists()


# `manage.py refresh_health`: stored health that is out of date is checked anew.


def run() -> str:
    out = StringIO()
    call_command("refresh_health", stdout=out, stderr=StringIO())
    return out.getvalue()


def test_everything_is_checked_once_a_day(
    make_role: MakeRole, make_chapter: MakeRole, next_day: Callable[[], None]
) -> None:
    role = make_role("Usher")
    make_chapter(role)
    run()
    assert run() == "0 pages checked.\n"
    next_day()
    assert run() == "2 pages checked.\n"
    assert run() == "0 pages checked.\n"


def test_a_year_that_is_over_is_found_when_it_is_over(
    make_role: MakeRole, monkeypatch: pytest.MonkeyPatch, stopped_clock: Any
) -> None:
    role = make_role(lede="What changes in 2031?")
    refresh_health()
    assert errors(role) == 0
    later = stopped_clock.replace(year=2032)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: later)
    assert refresh_health() == 1
    assert errors(role) == 1


def test_rows_that_are_missing_or_of_another_version_are_made(make_role: MakeRole) -> None:
    usher, porter, baker = make_role("Usher"), make_role("Porter"), make_role("Baker")
    refresh_health()
    PageHealth.objects.filter(pk=usher.pk).delete()
    PageHealth.objects.filter(pk=porter.pk).update(revision_number=porter.latest_revision_id - 1)
    assert refresh_health() == 2
    assert {row.pk: row.revision_number for row in PageHealth.objects.all()} == {
        page.pk: page.latest_revision_id for page in (usher, porter, baker)
    }


def test_a_choice_of_pages_is_checked_and_progress_told(make_role: MakeRole) -> None:
    usher, porter = make_role("Usher"), make_role("Porter")
    mark_out_of_date([usher.pk, porter.pk])
    told: list[tuple[int, int]] = []
    one = RolePage.objects.filter(pk=usher.pk)
    assert refresh_health(one, lambda done, total: told.append((done, total))) == 1
    assert told == [(1, 1)]
    assert PageHealth.objects.get(pk=porter.pk).revision_number == 0


def test_pages_of_other_kinds_have_no_row(roles_index: Any) -> None:
    assert refresh_health() == 0
    assert not PageHealth.objects.exists()


def test_a_page_that_cannot_be_checked_keeps_no_other_from_it(
    make_role: MakeRole, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    bad, good = make_role("Usher"), make_role("Porter")
    mark_out_of_date([bad.pk, good.pk])

    def fail_on_usher(page: Any, guide: Any) -> list[Any]:
        if page.title == "Usher":
            raise ValueError("odd")
        return []

    monkeypatch.setattr("career_pages.publishing.health.findings", fail_on_usher)
    assert refresh_health() == 1
    assert PageHealth.objects.get(pk=good.pk).revision_number == good.latest_revision_id
    assert f"Page {bad.pk} could not be checked." in caplog.text


def test_what_is_fresh_costs_one_query(make_role: MakeRole) -> None:
    for number in range(5):
        make_role(f"Usher {number}")
    refresh_health()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert refresh_health() == 0
    assert len(captured) == 1
