"""An editor's way from signing in to the published change."""

import re

from playwright.sync_api import Page, expect

DUTY = "Labelling every conductor before it is disconnected"


def open_role(page: Page, name: str) -> None:
    page.goto(f"/admin/pages/search/?q={name}")
    page.get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))


def test_an_editor_changes_a_level_previews_publishes_and_sees_it(
    signed_in: Page, complaints: list[str]
) -> None:
    page = signed_in
    open_role(page, "Electrician")
    level = page.locator("[data-contentpath=levels] [data-contentpath=duties]").first
    toggle = page.locator("[data-contentpath=levels] [data-panel-toggle]").first
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()
    editor = level.locator("[contenteditable=true]").first
    editor.scroll_into_view_if_needed()
    editor.click()
    page.keyboard.press("Control+A")
    page.keyboard.type(DUTY)

    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("iframe#w-preview-iframe, iframe[title=Preview]")
    expect(preview.get_by_text(DUTY)).to_be_visible(timeout=20_000)

    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("has been published")).to_be_visible()

    page.goto("/careers/electrician/")
    expect(page.get_by_text(DUTY)).to_be_visible()
    assert complaints == []
