import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import get_template, render_to_string
from wagtail import blocks

from career_pages.blocks import ChapterBody, ProseBlock, RoleBody

FOLDER = "career_pages/blocks/"
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def with_children(block: blocks.Block) -> Iterator[blocks.Block]:
    yield block
    for child in getattr(block, "child_blocks", {}).values():
        yield from with_children(child)
    if isinstance(block, blocks.ListBlock):
        yield from with_children(block.child_block)


def own_blocks() -> dict[str, blocks.Block]:
    """Return one block of each class of the project that holds others, by the class's name."""
    every = [
        one for body in (RoleBody(), ChapterBody(), ProseBlock()) for one in with_children(body)
    ]
    ours = [one for one in every if type(one).__module__.startswith("career_pages.")]
    return {type(one).__name__: one for one in ours if not isinstance(one, blocks.FieldBlock)}


BLOCKS = own_blocks()


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_every_block_class_has_the_template_of_its_name(name: str) -> None:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    assert BLOCKS[name].meta.template == f"{FOLDER}{words.lower()}.html"
    assert get_template(BLOCKS[name].meta.template)


def test_every_block_template_has_its_class() -> None:
    used = {block.meta.template for block in BLOCKS.values()}
    there = {FOLDER + path.name for path in (TEMPLATES / FOLDER).iterdir()}
    assert there == used


def words_of(value: Any) -> Iterator[str]:
    """Yield what a reader must find of a preview value: the longest plain words of each text."""
    if isinstance(value, str):
        yield value
    elif hasattr(value, "source"):
        yield value.source
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in {"anchor", "topic", "link", "url", "consent_date", "level"}:
                yield from words_of(inner)
    elif isinstance(value, blocks.StreamValue):
        for child in value:
            yield from words_of(child.value)
    elif isinstance(value, blocks.list_block.ListValue):
        for inner in value:
            yield from words_of(inner)


@pytest.mark.parametrize("name", sorted(set(BLOCKS) - {"RoleBody", "ChapterBody"}))
def test_a_block_shows_all_the_words_of_its_preview(name: str, db: None) -> None:
    block = BLOCKS[name]
    value = block.get_preview_value()
    html = block.render(value)
    assert html.strip()
    for words in words_of(value):
        assert words in html.replace("&#x27;", "'")


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_a_block_is_previewed_in_the_editor_with_the_site_s_style(name: str, db: None) -> None:
    block = BLOCKS[name]
    if not block.is_previewable:
        assert name in {"RoleBody", "ChapterBody"}
        return
    value = block.get_preview_value()
    context = {"block_def": block, "bound_block": block.bind(value), "page_title": "Preview"}
    html = render_to_string(block.get_preview_template(value), context)
    assert "site.css" in html
    assert block.render(value).strip() in html


def test_a_section_with_nothing_in_it_is_not_rendered(db: None) -> None:
    for name, block in RoleBody().child_blocks.items():
        html = block.render(block.to_python({"heading": "Only a heading"}))
        assert bool(html.strip()) is (name == "up_next"), name


def test_blank_list_items_leave_no_bullets(db: None) -> None:
    block = RoleBody().child_blocks["responsibilities"]
    html = block.render(block.to_python({"items": ["Testing circuits", "", "<p></p>"]}))
    assert html.count("<li>") == 1
    html = block.render(
        block.to_python({"introduction": [{"type": "rich_text", "value": "<p>Some.</p>"}]})
    )
    assert "<ul" not in html


def test_a_button_that_leads_nowhere_stays_as_words(db: None) -> None:
    block = RoleBody().child_blocks["call_to_action"]
    html = block.render(block.to_python({"text": "Have a look.", "button": "Look around"}))
    assert "<p>Look around</p>" in html
    assert "<a" not in html


def test_a_caption_is_read_without_its_image(db: None) -> None:
    html = ProseBlock().child_blocks["figure"].render({"image": None, "caption": "A board"})
    assert "A board" in html
    assert "<img" not in html


def test_a_table_names_its_columns_and_scrolls_by_keyboard(db: None) -> None:
    block = ProseBlock().child_blocks["table"]
    html = block.render(block.get_preview_value())
    assert html.count('<th scope="col">') == 2
    assert "<caption>Who decides what</caption>" in html
    assert 'role="region" aria-label="Who decides what" tabindex="0"' in html
