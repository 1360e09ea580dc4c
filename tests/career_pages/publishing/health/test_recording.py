"""The stored health of a page follows its newest version."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from career_pages.models import PageHealth
from career_pages.publishing.health import health_of, pages_to_check, refresh_health

MakeRole = Callable[..., Any]


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
