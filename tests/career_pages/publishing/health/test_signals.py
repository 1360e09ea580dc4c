"""A page's health follows what happens to it, and to the pages it names."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from wagtail.models import Page

from career_pages.models import ChapterPage, PageHealth, RelatedRole, RoleIndexPage, RolePage
from career_pages.publishing.health import AT_ONCE, refresh_health, renewed_at_the_end
from home.models import HomePage
from tests.career_pages.publishing.health.conftest import Committed, errors

MakeRole = Callable[..., Any]


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
            role = make_role(f"Usher {number}", live=False)
            role.related_roles = [RelatedRole(related=porter)]
            role.save_revision().publish()
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
