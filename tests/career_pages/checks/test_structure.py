"""What a page has to have: sections, words for pictures, a description, reviews."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.images import ImageFile
from PIL import Image

from career_pages.checks import Finding, findings
from career_pages.forms import body_error
from career_pages.publishing.gate import publication_errors
from career_pages.sections.projection import sections
from home.models import GuideImage

Remarks = Callable[..., list[tuple[str, str]]]
MakeBody = Callable[..., list[tuple[str, dict[str, Any]]]]


# What every role needs.


@pytest.fixture
def faultless(make_role: Callable[..., Any]) -> Any:
    """A role on which no rule should remark."""
    return make_role(live=False, search_description="What a sound engineer does all day.")


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


# Headings with nothing below them.


@pytest.mark.parametrize(
    ("name", "value", "heading"),
    [
        ("definition", {"content": []}, "Definition of a Sound Engineer"),
        ("definition", {"content": [("rich_text", "<p> </p>")]}, "Definition of a Sound Engineer"),
        ("keywords", {"heading": "Words", "keywords": []}, "Words"),
        ("faqs", {"questions": [{"question": "Why?", "answer": []}]}, "FAQs about Sound Engineers"),
    ],
)
def test_an_empty_section_is_found(
    remarks: Remarks, name: str, value: dict[str, object], heading: str
) -> None:
    assert ("body", heading) in remarks("empty-section", body=[(name, value)])
    assert remarks("unused-section", body=[(name, value)]) == []


@pytest.mark.parametrize(
    ("name", "value", "heading"),
    [
        ("keywords", {"keywords": [""]}, "Job Description Keywords for Resumes"),
        ("faqs", {"questions": [{"question": "", "answer": []}]}, "FAQs about Sound Engineers"),
        ("topic", {"topic": "difficulty"}, "How Hard is it to be a Sound Engineer?"),
        ("call_to_action", {}, "Start Your Sound Engineer Career"),
        ("text", {"heading": ""}, ""),
    ],
)
def test_a_section_that_nobody_began_is_only_unused(
    remarks: Remarks, name: str, value: dict[str, object], heading: str
) -> None:
    assert remarks("unused-section", body=[(name, value)]) == [("body", heading)]
    assert remarks("empty-section", body=[(name, value)]) == []


def test_a_question_that_nobody_began_is_unused_in_its_place(remarks: Remarks) -> None:
    begun = {"question": "Why?", "answer": [("rich_text", "<p>Because.</p>")]}
    value = {"questions": [begun, {"question": "", "answer": []}]}
    assert remarks("unused-section", body=[("faqs", value)]) == [("body.questions", "")]
    assert remarks("empty-section", body=[("faqs", value)]) == []


def test_a_list_section_needs_its_list(remarks: Remarks) -> None:
    value = {"introduction": [("rich_text", "<p>They do much.</p>")], "items": []}
    assert remarks("empty-section", body=[("responsibilities", value)]) == [
        ("body", "Key Responsibilities of a Sound Engineer")
    ]


def test_an_empty_level_is_found_in_its_place(remarks: Remarks) -> None:
    value = {"levels": [{"level": "Senior", "duties": []}, {"level": "Lead", "duties": ["x"]}]}
    assert remarks("empty-section", body=[("levels", value)]) == [
        ("body.levels", "Daily Responsibilities for Senior Sound Engineers")
    ]


def test_a_missing_heading_is_found(remarks: Remarks) -> None:
    value = {"heading": "", "content": [("rich_text", "<p>Words.</p>")]}
    assert remarks("empty-section", body=[("text", value)]) == [("body.heading", "")]


def test_the_way_on_needs_no_text(remarks: Remarks) -> None:
    assert remarks("empty-section", body=[("up_next", {})]) == []


# Pictures need words for those who cannot see them.


@pytest.fixture
def pictured(tmp_path: Path, settings: Any, db: None) -> MakeBody:
    """Return the body of a page with nothing but a figure."""
    settings.MEDIA_ROOT = str(tmp_path)
    data = BytesIO()
    Image.new("RGB", (2, 2)).save(data, "PNG")
    image = GuideImage.objects.create(title="Desk", file=ImageFile(data, name="desk.png"))

    def make(**fields: Any) -> list[tuple[str, dict[str, Any]]]:
        value = {"image": image.pk, "alt_text": "", "decorative": False, **fields}
        figure = {"type": "figure", "value": {"image": value, "caption": ""}, "id": "figure"}
        return [("text", {"heading": "The Desk", "content": [figure]})]

    return make


def page_with(make_role: Callable[..., Any], pictured: Any) -> Any:
    page = make_role(live=False)
    data = [{"type": name, "value": value, "id": "section"} for name, value in pictured]
    page.body = page.body.stream_block.to_python(data)
    return page


def found(page: Any) -> list[Finding]:
    return [finding for finding in findings(page) if finding.rule == "missing-alt-text"]


def test_a_picture_without_words_may_not_go_live(
    make_role: Callable[..., Any], pictured: MakeBody
) -> None:
    page = page_with(make_role, pictured())
    (finding,) = found(page)
    assert finding.field == "body.section.content.figure.image.alt_text"
    assert finding.excerpt == "The Desk"
    assert finding in publication_errors(page)


def test_the_message_stands_at_the_field(make_role: Callable[..., Any], pictured: MakeBody) -> None:
    page = page_with(make_role, pictured())
    error: Any = body_error(page.body, [(found(page)[0].field, "Describe it.")])
    for step in (0, "content", 0, "image", "alt_text"):
        error = error.block_errors[step]
    assert error.messages == ["Describe it."]


@pytest.mark.parametrize(
    "fields", [{"alt_text": "A mixing desk"}, {"decorative": True}, {"image": None}]
)
def test_a_picture_that_needs_no_more_words_passes(
    make_role: Callable[..., Any], pictured: MakeBody, fields: dict[str, Any]
) -> None:
    assert found(page_with(make_role, pictured(**fields))) == []


def test_readers_see_a_section_that_holds_only_a_picture(
    make_role: Callable[..., Any], pictured: MakeBody
) -> None:
    (section,) = sections(page_with(make_role, pictured()))
    assert (section.shown, section.text) == (True, "")


# What search engines show.


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


# Reviews that are due.


OVERDUE = "review-overdue"


def test_a_review_whose_day_has_passed_is_found(remarks: Remarks, stopped_clock: date) -> None:
    yesterday = stopped_clock - timedelta(days=1)
    assert remarks(OVERDUE, next_review=yesterday) == [("next_review", "2031-05-03")]


def test_a_review_long_ago_with_none_planned_is_found(
    remarks: Remarks, stopped_clock: date
) -> None:
    assert remarks(OVERDUE, last_reviewed=date(2030, 5, 3)) == [("last_reviewed", "2030-05-03")]


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
    assert remarks(OVERDUE, **fields) == []


def test_a_leap_day_has_a_year_as_well(remarks: Remarks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2029, 3, 1))
    assert remarks(OVERDUE, last_reviewed=date(2028, 2, 29)) == []
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2029, 3, 2))
    assert len(remarks(OVERDUE, title="Rigger", last_reviewed=date(2028, 2, 29))) == 1


def test_a_chapter_has_no_dates(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any], stopped_clock: date
) -> None:
    role = make_role(last_reviewed=date(2020, 1, 1))
    assert OVERDUE not in {one.rule for one in findings(make_chapter(role))}
