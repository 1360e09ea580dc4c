"""The editors' handbook, and the steps of its screenshots."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.screenshots.shots import SHOTS, Shot
from scripts.screenshots.studio import Studio, studio_site
from tests.browser.barriers import fits_its_window, has_no_barrier


@pytest.fixture(scope="module")
def studio(browser: Browser, migrated: Path | None) -> Iterator[Studio]:
    """Where screenshots are taken, with a site of its own."""
    with studio_site(migrated) as address:
        yield Studio(browser, address, pixels=1)


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_what_the_handbook_shows_can_be_done(studio: Studio, shot: Shot) -> None:
    with studio.staged(shot) as (_, part):
        assert part["width"] > 100
        assert part["height"] > 40


def test_an_editor_finds_an_answer(signed_in: Page, complaints: list[str]) -> None:
    page = signed_in
    page.goto("/admin/")
    page.get_by_role("button", name="Help").click()
    page.get_by_role("link", name="Handbook").click()
    page.wait_for_url("**/admin/handbook/")
    search = page.get_by_role("searchbox", name="Search the handbook")
    search.fill("going live on a date")
    search.press("Enter")
    page.get_by_role("link", name="Publish now or later: Publish later").click()
    expect(page.get_by_role("heading", name="Publish later")).to_be_in_viewport()
    contents = page.get_by_role("navigation", name="Contents of the handbook")
    expect(contents.locator("[aria-current=page]")).to_have_text("Publish now or later")
    page.get_by_role("link", name="Next: Review dates").click()
    expect(page.get_by_role("heading", name="Set the dates")).to_be_visible()
    assert complaints == []


@pytest.mark.parametrize("path", ["", "review/", "when-something-goes-wrong/", "?q=publish"])
def test_it_has_no_known_barrier_and_fits_a_telephone(signed_in: Page, path: str) -> None:
    page = signed_in
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"/admin/handbook/{path}")
    has_no_barrier(page, ".handbook")
    assert fits_its_window(page, "main")
