"""A draft that is shared with somebody outside, and taken back."""

import re

from playwright.sync_api import Browser, Page, Response, expect

from tests.browser.barriers import fits_its_window, has_no_barrier
from tests.browser.steps import open_role

ROLE = "Python Django Developer"
LEDE = "They write the programs behind what people click."


def share(page: Page, recipient: str) -> str:
    """Make a link on the share screen, and return its address."""
    page.get_by_label("For whom").fill(recipient)
    page.get_by_role("button", name="Make a link").click()
    return page.get_by_label(f"Address for {recipient}").input_value()


def saves_the_lede(answer: Response) -> bool:
    """Say whether it answers the editor's saving of the draft."""
    request = answer.request
    sent = request.post_data_buffer or b""
    return request.method == "POST" and LEDE in sent.decode(errors="replace")


def change_the_draft(page: Page) -> None:
    """Write another lede; the editor saves it by itself."""
    page.wait_for_load_state("networkidle")
    with page.expect_response(saves_the_lede):
        page.get_by_role("textbox", name="Lede").fill(LEDE)


def open_share_screen(page: Page) -> None:
    page.get_by_role("button", name="Actions", exact=True).first.click()
    page.get_by_role("link", name="Share draft for review").click()


def test_an_outsider_reads_a_draft_until_it_is_revoked(
    signed_in: Page, browser: Browser, base_url: str, complaints: list[str]
) -> None:
    page = signed_in
    open_role(page, ROLE)
    change_the_draft(page)
    open_share_screen(page)
    address = share(page, "Ada, union")
    assert address.startswith(f"{base_url}/review/")
    has_no_barrier(page, "main")

    context = browser.new_context(viewport={"width": 360, "height": 740})
    outsider = context.new_page()
    outsider.goto(address)
    expect(outsider.get_by_text(LEDE)).to_be_visible()
    notice = outsider.get_by_role("complementary", name="About this draft")
    expect(notice).to_contain_text("Draft for review")
    expect(notice).to_contain_text("This version is not published.")
    for scheme in ("light", "dark"):
        outsider.emulate_media(color_scheme=scheme)
        has_no_barrier(outsider)
    assert fits_its_window(outsider)
    assert context.cookies() == []

    chapters = outsider.get_by_role("navigation", name="Chapters")
    chapters.get_by_role("link").nth(1).click()
    assert outsider.url.startswith(address)
    expect(notice).to_contain_text("Draft for review")
    chapters.get_by_role("link", name="Overview").click()
    assert outsider.url == address
    outsider.goto(f"{base_url}/careers/python-django-developer/")
    expect(outsider.get_by_text(LEDE)).to_have_count(0)

    row = page.get_by_role("row", name=re.compile("Ada, union"))
    row.get_by_role("button", name="Revoke").click()
    expect(page.get_by_text("The link for Ada, union no longer works.")).to_be_visible()
    outsider.goto(address)
    expect(outsider.get_by_role("heading", name="This link no longer works")).to_be_visible()
    has_no_barrier(outsider)
    context.close()
    assert complaints == []


def test_the_address_is_copied(signed_in: Page) -> None:
    page = signed_in
    open_role(page, ROLE)
    open_share_screen(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    address = share(page, "Bob")
    page.get_by_role("button", name="Copy address").click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == address
    page.get_by_role("button", name="Copy message").click()
    expect(page.get_by_text("Copied", exact=True)).to_have_count(2)
    assert address in page.evaluate("navigator.clipboard.readText()")


def test_without_a_clipboard_the_address_is_selected(signed_in: Page) -> None:
    page = signed_in
    page.add_init_script("delete Navigator.prototype.clipboard")
    open_role(page, ROLE)
    open_share_screen(page)
    address = share(page, "Cleo")
    page.get_by_role("button", name="Copy address").click()
    expect(page.get_by_text("The text is selected")).to_be_visible()
    field = page.get_by_label("Address for Cleo")
    expect(field).to_be_focused()
    assert field.evaluate("e => e.value.slice(e.selectionStart, e.selectionEnd)") == address
