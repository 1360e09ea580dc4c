"""What every role needs."""

from collections.abc import Callable
from typing import Any

from career_pages.checks import findings

Remarks = Callable[..., list[tuple[str, str]]]


def test_each_missing_section_is_named(make_role: Callable[..., Any]) -> None:
    body = [("overview", {"content": [("rich_text", "<p>Work.</p>")]})]
    found = findings(make_role(live=False, body=body))
    assert [(one.field, one.message) for one in found if one.rule == "required-section"] == [
        ("body", "Add the section “Definition”: every role needs it."),
        ("body", "Add the section “Key responsibilities”: every role needs it."),
    ]


def test_an_empty_body_is_one_finding(remarks: Remarks) -> None:
    assert remarks("required-section", body=[]) == [("body", "")]


def test_a_complete_role_passes(faultless: Any) -> None:
    assert findings(faultless) == []


def test_a_chapter_needs_text_and_no_role_sections(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any]
) -> None:
    chapter = make_chapter(make_role(), lede="Start where people play.")
    assert findings(chapter) == []
    chapter.body = []
    assert [finding.rule for finding in findings(chapter)] == ["required-section"]


def test_a_chapter_in_which_nothing_is_written_has_no_text(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any]
) -> None:
    chapter = make_chapter(make_role(), body=[("text", {"heading": "", "content": []})])
    found = [one.message for one in findings(chapter) if one.rule == "required-section"]
    assert found == ["Write at least one section: the page has no text yet."]
