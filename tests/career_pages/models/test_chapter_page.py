"""Chapters and their way through the role."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.models import ChapterPage, RelatedRole, RolePage


@pytest.fixture
def role(make_role: Callable[..., Any], make_chapter: Callable[..., Any]) -> Any:
    """A role with three chapters, the second not live, and a related role."""
    related = make_role("Stagehand")
    role = make_role()
    for title in ("First", "Hidden", "Last"):
        make_chapter(role, title)
    ChapterPage.objects.get(title="Hidden").unpublish()
    role = RolePage.objects.get(pk=role.pk)
    role.related_roles = [RelatedRole(related=related)]
    role.save_revision().publish()
    return RolePage.objects.get(pk=role.pk)


def chapter(title: str) -> Any:
    return ChapterPage.objects.get(title=title)


def test_a_chapter_knows_the_name_of_its_role(role: Any) -> None:
    assert chapter("First").role_name == role.role_name


def test_the_way_leads_past_chapters_that_are_not_live(role: Any) -> None:
    first, last = chapter("First"), chapter("Last")
    assert (first.previous_chapter, first.next_chapter) == (None, last)
    assert (last.previous_chapter, last.next_chapter) == (first, None)


def test_a_role_leads_on_to_its_first_chapter(role: Any) -> None:
    assert role.reading_next == chapter("First")


def test_the_last_chapter_leads_on_to_a_related_role(role: Any) -> None:
    assert chapter("Last").reading_next.title == "Stagehand"


def test_a_role_or_chapter_without_any_other_way_leads_to_the_list(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any]
) -> None:
    role = make_role("Usher")
    assert role.reading_next.specific == role.get_parent().specific
    assert make_chapter(role, "Only").reading_next.pk == role.get_parent().pk
