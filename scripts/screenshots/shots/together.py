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
    Shot("locked", AUTHOR, find_it_locked, around=("main",), margin=0, height=430),
)
