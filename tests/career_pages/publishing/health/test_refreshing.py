"""`manage.py refresh_health`: stored health that is out of date is checked anew."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from career_pages.models import PageHealth, RolePage
from career_pages.publishing.health import mark_out_of_date, refresh_health
from tests.career_pages.publishing.health.conftest import errors

MakeRole = Callable[..., Any]


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
