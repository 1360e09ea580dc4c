"""Working with others."""

from typing import Final

from playwright.sync_api import Page

from scripts.screenshots.shot import AUTHOR, REVIEWER, Shot
from scripts.screenshots.ways import open_actions, open_panel, open_role, scroll_to


def submit(page: Page) -> None:
    open_role(page, "Baker")
    open_actions(page)


def comment(page: Page) -> None:
    open_role(page, "Bookbinder")
    open_panel(page, "comments")
    page.get_by_text("Could this say").first.wait_for()
    scroll_to(page, "#id_lede", above=200)


def decide(page: Page) -> None:
    open_role(page, "Bookbinder")
    open_actions(page)


def find_it_locked(page: Page) -> None:
    open_role(page, "Bookbinder")


def share(page: Page) -> None:
    open_role(page, "Bookbinder")
    page.locator("header").get_by_role("button", name="Actions").first.click()
    page.get_by_role("link", name="Share draft for review").click()
    page.get_by_role("link", name="Show address").click()
    page.get_by_role("heading", name="Link to copy").wait_for()


SHOTS: Final = (
    Shot(
        "submit",
        AUTHOR,
        submit,
        mark=("button:has-text('Submit to')",),
        around=("button:has-text('Submit to')", "footer nav"),
        margin=30,
    ),
    Shot("comment", REVIEWER, comment, around=("main",), margin=0, height=760),
    Shot(
        "decide",
        REVIEWER,
        decide,
        mark=("button:has-text('Request changes')", "button:has-text('Approve')"),
        around=("button:has-text('Request changes')", "footer nav"),
        margin=30,
    ),
    Shot(
        "share-draft",
        AUTHOR,
        share,
        mark=("button:has-text('Copy address')", "button:has-text('Copy message')"),
        around=("main",),
        margin=0,
        height=790,
    ),
    Shot("locked", AUTHOR, find_it_locked, around=("main",), margin=0, height=430),
)
