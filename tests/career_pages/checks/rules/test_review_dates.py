"""Reviews that are due."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from career_pages.checks import findings

Remarks = Callable[..., list[tuple[str, str]]]
RULE = "review-overdue"


def test_a_review_whose_day_has_passed_is_found(remarks: Remarks, stopped_clock: date) -> None:
    yesterday = stopped_clock - timedelta(days=1)
    assert remarks(RULE, next_review=yesterday) == [("next_review", "2031-05-03")]


def test_a_review_long_ago_with_none_planned_is_found(
    remarks: Remarks, stopped_clock: date
) -> None:
    assert remarks(RULE, last_reviewed=date(2030, 5, 3)) == [("last_reviewed", "2030-05-03")]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"next_review": date(2031, 5, 4)},
        {"next_review": date(2031, 6, 1), "last_reviewed": date(2024, 1, 1)},
        {"last_reviewed": date(2030, 5, 4)},
        {"last_reviewed": date(2031, 5, 4)},
    ],
)
def test_a_review_in_time_passes(
    remarks: Remarks, stopped_clock: date, fields: dict[str, Any]
) -> None:
    assert remarks(RULE, **fields) == []


def test_a_leap_day_has_a_year_as_well(remarks: Remarks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2029, 3, 1))
    assert remarks(RULE, last_reviewed=date(2028, 2, 29)) == []
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2029, 3, 2))
    assert len(remarks(RULE, title="Rigger", last_reviewed=date(2028, 2, 29))) == 1


def test_a_chapter_has_no_dates(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any], stopped_clock: date
) -> None:
    role = make_role(last_reviewed=date(2020, 1, 1))
    assert RULE not in {one.rule for one in findings(make_chapter(role))}
