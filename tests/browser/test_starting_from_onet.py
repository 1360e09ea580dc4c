"""An editor's way from an occupation of O*NET to the published role."""

import re

from playwright.sync_api import Page, expect

from tests.browser.steps import choose


def test_a_role_is_started_from_onet_and_published(signed_in: Page, complaints: list[str]) -> None:
    page = signed_in
    page.goto("/admin/pages/search/?q=Electrician")
    page.get_by_role("link", name="All careers").first.click()
    page.get_by_role("button", name="Actions", exact=True).click()
    page.get_by_role("link", name="Start a role from O*NET").click()
    page.get_by_label("Name of the job").fill("mail handler")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 occupation for “mail handler”.")).to_be_visible()
    page.get_by_role("button", name="Start this role").press("Enter")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    expect(page.get_by_text("“Parcel Sorter” is a draft now, from O*NET 99.1.")).to_be_visible()

    choose(page, "Publish")
    expect(page.get_by_text("has been published")).to_be_visible()

    page.goto("/careers/parcel-sorter/")
    expect(page.get_by_text("Sort what comes in")).to_be_visible()
    expect(page.get_by_text("O*NET 99.1 Database")).to_be_visible()
    expect(page.get_by_text("Mail Handler")).to_have_count(0)
    assert complaints == []
