"""Anchors, alone and on a page whose sections change."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.models import RolePage
from career_pages.sections.projection import anchor_from, sections, unused_anchor


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
