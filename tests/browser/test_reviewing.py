"""A role's way through its review, and a draft that is shared with somebody outside."""

import re
from collections.abc import Callable

from playwright.sync_api import Browser, FilePayload, Page, Response, expect

from tests.browser import guides
from tests.browser.barriers import fits_its_window, has_no_barrier
from tests.browser.steps import choose, open_role

PageOf = Callable[[str], Page]


# A role's way from its author through the review to its readers, in the browsers of four.


GUIDE = """# What is a {role}?

They keep time for others.

## Definition of a {role}

A {role} makes and mends what measures time.

## What does a {role} do?

They take clocks apart and put them together again.

## Key Responsibilities of a {role}

- Cleaning movements
- Cutting wheels
"""


def submitted_by(author: Page, role: str) -> str:
    """Import a role and submit it; return the address of its editor."""
    author.goto("/admin/import/")
    file: FilePayload = {
        "name": f"{role}.md",
        "mimeType": "text/markdown",
        "buffer": GUIDE.format(role=role).encode(),
    }
    author.get_by_label("Files").set_input_files([file])
    author.get_by_role("button", name="Import", exact=True).click()
    author.get_by_role("button", name="Make the draft").click()
    author.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    editor = author.url.partition("?")[0]
    choose(author, "Submit to Editorial review")
    expect(author.get_by_text("has been submitted for moderation")).to_be_visible()
    return editor


def follow_what_waits(page: Page, role: str) -> None:
    """Go from the admin's home to the page that waits there for a decision."""
    page.goto("/admin/")
    waiting = page.get_by_role("list", name="Waiting for your review")
    waiting.get_by_role("link", name=f"Review it : {role}").click()


def lede(page: Page) -> str:
    return page.get_by_role("textbox", name="Lede").input_value()


def test_from_the_author_to_the_readers(page_of: PageOf, page: Page, base_url: str) -> None:
    author, reviewer, publisher = map(page_of, ("author", "reviewer", "publisher"))
    editor = submitted_by(author, "Clockmaker")

    author.goto(editor)
    expect(author.get_by_text("“Clockmaker” has been waiting for “Review”.")).to_be_visible()
    expect(author.get_by_role("button", name="Page locked")).to_be_visible()
    expect(author.get_by_role("button", name="Save draft")).to_have_count(0)

    follow_what_waits(reviewer, "Clockmaker")
    expect(reviewer.get_by_text("“Approve” passes it on to “Publication”")).to_be_visible()
    choose(reviewer, "Request changes")
    window = reviewer.get_by_role("dialog")
    window.get_by_label("Comment").fill("Say whose time it is.")
    window.get_by_role("button", name="Request changes").click()
    reviewer.wait_for_url(lambda url: url.partition("?")[0] != editor)

    author.goto(editor)
    expect(author.get_by_text("Say whose time it is.", exact=True)).to_be_visible()
    author.get_by_role("textbox", name="Lede").fill("They keep time for a whole town.")
    choose(author, "Resubmit to Review")
    expect(author.get_by_text("has been submitted for moderation")).to_be_visible()

    reviewer.goto(editor)
    assert lede(reviewer) == "They keep time for a whole town."
    choose(reviewer, "Approve")
    reviewer.wait_for_url(lambda url: url.partition("?")[0] != editor)
    assert page.request.get("/careers/clockmaker/").status == 404

    publisher.goto(editor)
    expect(publisher.get_by_text("“Approve and Publish” shows it to readers")).to_be_visible()
    choose(publisher, "Approve and Publish")
    publisher.wait_for_url(lambda url: url.partition("?")[0] != editor)

    page.goto("/careers/clockmaker/")
    expect(page.get_by_text("They keep time for a whole town.")).to_be_visible()


def test_a_publisher_is_stopped_by_an_error_and_told_where(page_of: PageOf) -> None:
    author, reviewer, publisher = map(page_of, ("author", "reviewer", "publisher"))
    editor = submitted_by(author, "Watchmaker")
    reviewer.goto(editor)
    choose(reviewer, "Approve")
    reviewer.wait_for_url(lambda url: url.partition("?")[0] != editor)

    follow_what_waits(publisher, "Watchmaker")
    publisher.get_by_role("textbox", name="Lede").fill("TODO: say why")
    choose(publisher, "Approve and Publish")
    field = publisher.locator("[data-contentpath=lede]")
    expect(field.get_by_text("Replace the placeholder “TODO” with real words.")).to_be_visible()

    publisher.get_by_role("textbox", name="Lede").fill("They keep time for one person.")
    choose(publisher, "Approve and Publish")
    publisher.wait_for_url(lambda url: url.partition("?")[0] != editor)
    publisher.goto("/careers/watchmaker/")
    expect(publisher.get_by_text("They keep time for one person.")).to_be_visible()


# A draft that is shared with somebody outside, and taken back.


ROLE = "Python Django Developer"
SHORT_ROLE = guides.LONG_NAME
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
    open_role(page, SHORT_ROLE)
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
    open_role(page, SHORT_ROLE)
    open_share_screen(page)
    address = share(page, "Cleo")
    page.get_by_role("button", name="Copy address").click()
    expect(page.get_by_text("The text is selected")).to_be_visible()
    field = page.get_by_label("Address for Cleo")
    expect(field).to_be_focused()
    assert field.evaluate("e => e.value.slice(e.selectionStart, e.selectionEnd)") == address
