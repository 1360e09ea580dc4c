"""A role that others link to is taken away, and its readers are sent elsewhere."""

import re

from playwright.sync_api import Page, expect

from tests.browser.steps import choose, open_role


def test_a_role_is_unpublished_with_a_redirect(signed_in: Page, complaints: list[str]) -> None:
    page = signed_in
    open_role(page, "Python Django Developer")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("link", name="Unpublish").click()

    expect(page.get_by_role("heading", name="What links here: 2")).to_be_visible()
    link = page.get_by_role("row", name=re.compile("Data Analyst.*related role.*Live"))
    expect(link).to_be_visible()
    with page.expect_popup() as opened:
        link.get_by_role("link", name="Data Analyst").click()
    expect(opened.value).to_have_url(re.compile(r"/edit/#finding=related_roles$"))
    opened.value.close()

    expect(page.get_by_label("Unpublish its 2 chapters too")).to_be_checked()
    page.get_by_label("are sent to a page that you choose").check()
    page.get_by_role("button", name="Choose a page").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Search term").fill("Registered Nurse")
    dialog.locator("a.choose-page", has_text="Registered Nurse").first.click()
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Yes, unpublish it").click()
    expect(page.get_by_text("3 old addresses lead to another page from now on.")).to_be_visible()

    page.goto("/careers/python-django-developer/")
    expect(page).to_have_url(re.compile("/careers/registered-nurse/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Registered Nurse")
    page.goto("/careers/data-analyst/")
    expect(page.get_by_role("link", name="Python Django Developer")).to_have_count(0)
    assert complaints == []

    open_role(page, "Python Django Developer")
    choose(page, "Publish")
    expect(page.get_by_text("has been published")).to_be_visible()
    page.goto("/careers/python-django-developer/")
    expect(page).to_have_url(re.compile("/careers/python-django-developer/$"))
