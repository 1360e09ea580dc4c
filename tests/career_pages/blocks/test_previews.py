"""What the block picker shows of each block before it is chosen."""

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from wagtail import blocks

from career_pages.blocks import ChapterBody, ProseBlock, RoleBody
from career_pages.models import ChapterPage, RolePage

PICKERS: dict[str, blocks.StreamBlock] = {
    "role": RolePage._meta.get_field("body").stream_block,
    "chapter": ChapterPage._meta.get_field("body").stream_block,
}


def offered(picker: blocks.StreamBlock) -> Iterator[blocks.Block]:
    """Yield the blocks of the picker, and those of the pickers inside them."""
    for child in picker.child_blocks.values():
        yield child
        for inner in getattr(child, "child_blocks", {}).values():
            if isinstance(inner, blocks.StreamBlock):
                yield from offered(inner)


OFFERED = {
    f"{name} {type(block).__name__} {block.name}": block
    for name, picker in PICKERS.items()
    for block in offered(picker)
}


def preview(client: Client, block: blocks.Block) -> Any:
    url = reverse("wagtailadmin_block_preview")
    response = client.get(url, {"id": block.definition_prefix})
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser").select_one("main")


@pytest.mark.parametrize("name", sorted(OFFERED))
def test_each_block_of_the_pickers_shows_words_and_says_what_it_is_for(
    admin_client: Client, name: str
) -> None:
    block = OFFERED[name]
    assert block.is_previewable
    assert block.get_description()
    shown = preview(admin_client, block)
    assert len(shown.get_text(" ", strip=True).split()) >= 5, shown


def test_every_block_of_the_bodies_is_offered() -> None:
    kinds = {block.name for block in OFFERED.values()}
    for body in (RoleBody(), ChapterBody(), ProseBlock()):
        assert set(body.child_blocks) <= kinds


def test_a_picture_is_shown_that_the_project_brings_along(admin_client: Client) -> None:
    image = preview(admin_client, OFFERED["role FigureBlock figure"]).select_one("img")
    assert image["alt"]
    assert finders.find(image["src"].removeprefix("/static/"))


def test_what_comes_next_leads_somewhere(admin_client: Client) -> None:
    link = preview(admin_client, OFFERED["role UpNextBlock up_next"]).select_one("a.onward")
    assert admin_client.get(link["href"]).status_code == 200
