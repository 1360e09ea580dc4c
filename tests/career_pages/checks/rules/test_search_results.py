"""What search engines show."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.checks import findings

Remarks = Callable[..., list[tuple[str, str]]]


def test_a_missing_description_is_found(remarks: Remarks) -> None:
    assert remarks("meta-description") == [("search_description", "")]
    assert remarks("meta-description", title="Rigger", search_description=" \n ") == [
        ("search_description", "")
    ]


@pytest.mark.parametrize(
    "description", ["A sentence.", "x" * 160, "x" * 80 + " \n  " + "x" * 79, "e\u0301" * 160]
)
def test_a_description_that_is_shown_whole_passes(remarks: Remarks, description: str) -> None:
    assert remarks("meta-description", search_description=description) == []


def test_a_description_that_is_cut_is_found(
    remarks: Remarks, messages: Callable[..., list[str]]
) -> None:
    long = "x" * 161
    assert remarks("meta-description", search_description=long)[0][0] == "search_description"
    (message,) = messages("meta-description", title="Rigger", search_description=long)
    assert message.startswith("Shorten the description to 160 characters: it has 161")


def test_a_chapters_lede_stands_in_for_its_description(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any]
) -> None:
    role = make_role()
    without = make_chapter(role)
    assert [one.field for one in findings(without)] == ["search_description"]
    assert findings(make_chapter(role, title="Skills", lede="What to learn.")) == []


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"seo_title": "x" * 60},
        {"headline": "x" * 61, "seo_title": "A shorter one"},
        {"title": "x" * 48},
        {"headline": "Life of {a_role}" + "x" * 30},
    ],
)
def test_a_title_that_is_shown_whole_passes(remarks: Remarks, fields: dict[str, Any]) -> None:
    assert remarks("meta-title", **fields) == []


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"seo_title": "x" * 61}, "x" * 61),
        ({"headline": "x" * 61}, "x" * 61),
        ({"title": "x" * 50}, f"What is a {'x' * 50}?"),
        ({"headline": "{a_role}" + "x" * 50}, "a Sound Engineer" + "x" * 50),
    ],
)
def test_a_title_that_is_cut_is_found_where_another_can_be_written(
    remarks: Remarks, fields: dict[str, Any], shown: str
) -> None:
    assert remarks("meta-title", **fields) == [("seo_title", shown)]


def test_a_chapters_title_stands_in_for_its_search_title(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any]
) -> None:
    chapter = make_chapter(make_role(), title="x" * 61, lede="Why.")
    assert [(one.rule, one.field) for one in findings(chapter)] == [("meta-title", "seo_title")]
