"""A role's way from its author through the review to its readers, in the browsers of four."""

import re
from collections.abc import Callable

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.steps import choose

PageOf = Callable[[str], Page]

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
