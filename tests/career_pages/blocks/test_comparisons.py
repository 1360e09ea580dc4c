"""What the comparison of two versions shows of every kind of block."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests.career_pages.blocks.conftest import put
from tests.career_pages.blocks.filled_blocks import KINDS, Filler

MakeFiller = Callable[[str], Filler]
PageWith = Callable[..., Any]

# The database keeps both versions as they are given; what differs is found without it.
pytestmark = pytest.mark.once

# The role of the previews in the block picker.
FOREIGN = "Electrician"


def compared(client: Client, page: Any, before: Any, after: Any) -> Any:
    """Return what the screen shows of the body, as a tree of elements."""
    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, before.pk, after.pk])
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content.decode(), "html.parser").select_one(".comparison")


@pytest.mark.parametrize(("body", "kind"), KINDS)
def test_a_section_that_is_new_gone_or_unchanged(
    admin_client: Client, filler: MakeFiller, page_with: PageWith, body: str, kind: str
) -> None:
    section, other = filler("Fader").section(body, kind), filler("Cable").section(body, "text")
    page = page_with(body, [other])
    before = page.get_latest_revision()
    after = put(page, body, [other, section])
    for first, last, mark in ((before, after, "addition"), (after, before, "deletion")):
        shown = compared(admin_client, page, first, last)
        assert "Fader" in shown.select_one(f".{mark}").text
        assert FOREIGN not in shown.text
        unchanged = [
            one for one in shown.select(".comparison__child-object") if "Cable" in one.text
        ]
        assert unchanged


@pytest.mark.parametrize(("body", "kind"), KINDS)
def test_a_section_that_did_not_change_is_shown_by_its_fields(
    admin_client: Client, filler: MakeFiller, page_with: PageWith, body: str, kind: str
) -> None:
    section, other = filler("Fader").section(body, kind), filler("Cable").section(body, "text")
    page = page_with(body, [section, other])
    before = page.get_latest_revision()
    after = put(page, body, replaced(page.body.get_prep_value(), "Cable", "Plug"))
    shown = compared(admin_client, page, before, after)
    assert "Fader" in shown.text
    assert FOREIGN not in shown.text


def test_a_testimonial_that_readers_do_not_see_is_compared_too(
    admin_client: Client, filler: MakeFiller, page_with: PageWith
) -> None:
    section = filler("Fader").section("role", "experience")
    for item in section["value"]["testimonials"]:
        item["value"]["consent_date"] = None
    page = page_with("role", [])
    before = page.get_latest_revision()
    shown = compared(admin_client, page, before, put(page, "role", [section]))
    assert shown.text.count("Organization") == 2


@pytest.mark.parametrize(("body", "kind"), KINDS)
def test_a_section_in_which_words_changed(
    admin_client: Client, filler: MakeFiller, page_with: PageWith, body: str, kind: str
) -> None:
    section = filler("Fader").section(body, kind)
    page = page_with(body, [section])
    before = page.get_latest_revision()
    data = page.body.get_prep_value()
    after = put(page, body, replaced(data, "Fader", "Mixer"))
    shown = compared(admin_client, page, before, after)
    assert "Mixer" in shown.select_one(".addition").text
    assert "Fader" in shown.select_one(".deletion").text
    assert FOREIGN not in shown.text


def replaced(data: Any, old: str, new: str) -> Any:
    """Return the stream data with the word replaced wherever it stands."""
    if isinstance(data, dict):
        return {name: replaced(value, old, new) for name, value in data.items()}
    if isinstance(data, list):
        return [replaced(value, old, new) for value in data]
    return data.replace(old, new) if isinstance(data, str) else data
