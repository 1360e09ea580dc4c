"""The one projection of a page, and the anchors of its sections."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.models import RolePage
from career_pages.sections.parts import PartKind
from career_pages.sections.projection import Section, anchor_from, sections, unused_anchor


def section(page: Any, kind: str) -> Section:
    return next(one for one in sections(page) if one.kind == kind)


def test_sections_and_subsections_come_in_reading_order(make_role: Callable[..., Any]) -> None:
    found = [(one.depth, one.kind, one.heading) for one in sections(make_role())]
    assert found == [
        (0, "DefinitionSection", "Definition of a Sound Engineer"),
        (0, "OverviewSection", "What does a Sound Engineer do?"),
        (0, "ResponsibilitiesSection", "Key Responsibilities of a Sound Engineer"),
        (0, "LevelsSection", "Day to Day Activities for Sound Engineers at Different Levels"),
        (1, "LevelSection", "Daily Responsibilities for Assistant Sound Engineers"),
        (1, "LevelSection", "Daily Responsibilities for Senior Sound Engineers"),
    ]


def test_a_section_has_its_own_text_and_not_that_of_its_parts(
    make_role: Callable[..., Any],
) -> None:
    page = make_role()
    assert section(page, "LevelsSection").text == "The desk grows with the level."
    assert section(page, "LevelSection").text == "Coiling cables"


def test_rich_text_becomes_a_line_for_each_paragraph_and_item(
    make_role: Callable[..., Any],
) -> None:
    html = (
        "<h3>Kit</h3><p>One <b>bold</b><br/>line</p><ul><li>a<ul><li>b &amp; c</li></ul></li></ul>"
    )
    body = [("text", {"heading": "Tools", "content": [("rich_text", html)]})]
    found = section(make_role(body=body, live=False), "TextSection").parts
    assert [(part.kind, part.text) for part in found] == [
        (PartKind.HEADING, "Kit"),
        (PartKind.PARAGRAPH, "One bold line"),
        (PartKind.ITEM, "a"),
        (PartKind.ITEM, "b & c"),
    ]


def test_quotes_tables_and_captions_are_text(make_role: Callable[..., Any]) -> None:
    table = {
        "caption": "Loudness",
        "columns": [{"type": "text", "heading": "Place"}],
        "rows": [{"values": ["<p>Hall</p>"]}],
    }
    content = [
        {"type": "quote", "value": {"quote": "Listen first.", "attribution": "A proverb"}},
        {"type": "table", "value": table},
        {"type": "embed", "value": {"url": "https://example.org/film", "title": "A film"}},
    ]
    page = make_role(live=False)
    raw = [{"type": "text", "value": {"heading": "Words", "content": content}}]
    page.body = page._meta.get_field("body").stream_block.to_python(raw)
    texts = [(part.kind, part.text) for part in section(page, "TextSection").parts]
    assert texts == [
        (PartKind.QUOTE, "Listen first."),
        (PartKind.FIELD, "A proverb"),
        (PartKind.FIELD, "Loudness"),
        (PartKind.FIELD, "Place"),
        (PartKind.FIELD, "Hall"),
        (PartKind.FIELD, "A film"),
    ]


def said(**fields: Any) -> dict[str, Any]:
    return {"quote": "It is loud.", "person": "P", "job": "J", "organisation": "O", **fields}


def test_a_testimonial_without_consent_is_kept_and_withheld(
    make_role: Callable[..., Any],
) -> None:
    body = [("experience", {"testimonials": [said()], "content": []})]
    found = section(make_role(body=body, live=False), "ExperienceSection")
    assert [part.text for part in found.parts] == ["It is loud.", "P", "J", "O"]
    assert found.text == ""
    assert not found.shown


def test_a_testimonial_with_consent_is_shown(make_role: Callable[..., Any]) -> None:
    body = [("experience", {"testimonials": [said(consent_date="2026-01-05")]})]
    found = section(make_role(body=body, live=False), "ExperienceSection")
    assert found.text == "It is loud.\nP\nJ\nO"


def test_a_path_leads_to_the_block_that_holds_the_text(make_role: Callable[..., Any]) -> None:
    page = make_role()
    part = section(page, "LevelSection").parts[0]
    _, *steps = part.path.split(".")
    bound = page.body.stream_block.get_block_by_content_path(page.body, steps)
    assert str(bound.value.source) == "Coiling cables"


def test_an_empty_section_is_not_shown_and_one_with_full_parts_is(
    make_role: Callable[..., Any],
) -> None:
    body = [
        ("keywords", {"introduction": [], "keywords": []}),
        ("faqs", {"questions": [{"question": "Why?", "answer": [("rich_text", "<p>So.</p>")]}]}),
        ("up_next", {}),
    ]
    found = {one.kind: one.shown for one in sections(make_role(body=body, live=False))}
    assert found == {
        "KeywordsSection": False,
        "FAQSection": True,
        "FAQBlock": True,
        "UpNextBlock": True,
    }


def test_a_heading_of_the_editors_own_replaces_the_generated_one(
    make_role: Callable[..., Any],
) -> None:
    body = [("definition", {"heading": "Who {roles} are", "content": []})]
    page = make_role(body=body, live=False)
    assert section(page, "DefinitionSection").heading == "Who Sound Engineers are"


def test_a_generated_year_is_the_current_one(
    make_role: Callable[..., Any], stopped_clock: Any
) -> None:
    page = make_role(body=[("up_next", {})], live=False)
    assert section(page, "UpNextBlock").heading == "How To Become a Sound Engineer in 2031"


def test_signs_are_read_as_they_are_shown(make_role: Callable[..., Any]) -> None:
    items = ["Mixing &amp; tuning", "<p>A<br>B<!-- note --> &lt;C&gt;\0</p>"]
    page = make_role(live=False)
    # Not every database can store the last of the signs.
    page.body = [("responsibilities", {"items": items})]
    found = section(page, "ResponsibilitiesSection").parts
    assert [part.text for part in found] == ["Mixing & tuning", "A B <C>"]


def test_the_items_of_one_list_are_told_from_those_of_another(
    make_role: Callable[..., Any],
) -> None:
    html = "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul><p>d</p><ul><li>e</li></ul>"
    body = [
        ("text", {"heading": "Tools", "content": [("rich_text", html)]}),
        ("responsibilities", {"items": ["f<ul><li>g</li></ul>", "h"]}),
    ]
    page = make_role(body=body, live=False)
    lists: dict[str, list[str]] = {}
    for one in sections(page):
        for part in one.parts:
            lists.setdefault(part.in_list, []).append(part.text)
    assert list(lists.values()) == [["a", "c"], ["b"], ["d"], ["e"], ["f", "h"], ["g"]]


def test_the_heading_of_a_level_is_changed_where_it_is_written(
    make_role: Callable[..., Any],
) -> None:
    levels = [
        {"level": "Senior", "duties": ["x"]},
        {"level": "Lead", "heading": "Own", "duties": []},
    ]
    page = make_role(body=[("levels", {"levels": levels})], live=False)
    found = [one for one in sections(page) if one.depth]
    assert [one.heading_path().rpartition(".")[2] for one in found] == ["level", "heading"]
    assert [one.has_own_heading for one in found] == [False, True]


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Tools of the Trade", "tools-of-the-trade"),
        ("Naïve café?", "naive-cafe"),
        ("職務内容", "職務内容"),
        ("?!", "section"),
        ("", "section"),
        ("word " * 30, "word-word-word-word-word-word-word-word-word-word-word-word"),
        ("x" * 100, "x" * 60),
    ],
)
def test_an_anchor_is_made_from_a_heading(heading: str, anchor: str) -> None:
    assert anchor_from(heading) == anchor


def test_a_taken_anchor_gets_the_next_number() -> None:
    assert unused_anchor("tools", {"tools", "tools-2"}) == "tools-3"


def text(heading: str, **more: Any) -> tuple[str, dict[str, Any]]:
    return "text", {"heading": heading, "content": [("rich_text", "<p>Words.</p>")], **more}


def anchors(page: Any) -> list[str]:
    return [section.anchor for section in sections(page.get_latest_revision_as_object())]


def saved(page: Any) -> Any:
    page.save_revision()
    return RolePage.objects.get(pk=page.pk)


def test_anchors_are_unique_and_keep_clear_of_the_template(make_role: Callable[..., Any]) -> None:
    page = make_role(
        live=False, body=[text("Tools"), text("Tools"), text("Contents"), text("tools 2")]
    )
    assert anchors(page) == ["tools", "tools-2", "contents-2", "tools-2-2"]


def test_anchors_survive_rewording_and_reordering(make_role: Callable[..., Any]) -> None:
    page = make_role(live=False, body=[text("Tools"), text("Tools"), text("Pay")])
    page = page.get_latest_revision_as_object()
    page.body[0].value["heading"] = "Equipment"
    page.body.insert(0, text("Tools"))
    page.body[3], page.body[1] = page.body[1], page.body[3]
    page = saved(page)
    assert anchors(page) == ["tools-3", "pay", "tools-2", "tools"]


def test_a_duplicated_section_gets_an_anchor_of_its_own(make_role: Callable[..., Any]) -> None:
    page = make_role(live=False, body=[text("Tools", anchor="kit"), text("Tools", anchor="kit")])
    assert anchors(page) == ["kit", "tools"]


def test_what_an_editor_types_becomes_fit_for_an_address(make_role: Callable[..., Any]) -> None:
    page = make_role(live=False, body=[text("Tools", anchor=" My Kit! "), text("Pay", anchor=" ")])
    assert anchors(page) == ["my-kit", "pay"]


def test_levels_types_and_questions_have_anchors(make_role: Callable[..., Any]) -> None:
    page = make_role()
    assert anchors(page)[-3:] == ["levels", "assistant", "senior"]
