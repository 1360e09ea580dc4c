"""What the checks say, drafts, previews and older versions."""

from typing import Final

from playwright.sync_api import Page

from scripts.screenshots.shot import AUTHOR, PUBLISHER, Shot
from scripts.screenshots.ways import open_actions, open_panel, open_role, scroll_to, section, settle


def publish_too_early(page: Page) -> None:
    open_role(page, "Baker")
    open_actions(page)
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_text("Go to the first error").wait_for()


def see_the_error(page: Page) -> None:
    publish_too_early(page)
    page.get_by_text("Go to the first error").click()
    settle(page)
    scroll_to(page, f"{section('overview')} .error-message:visible", above=200)


def see_health(page: Page) -> None:
    open_role(page, "Baker")
    open_panel(page, "guide health")
    page.get_by_role("heading", name="Keeps it from going live").wait_for()


def preview(page: Page) -> None:
    open_role(page, "Baker")
    open_panel(page, "preview")
    page.frame_locator("#w-preview-iframe").get_by_role("heading", name="What is a").wait_for()


def open_history(page: Page) -> None:
    open_role(page, "Bookbinder")
    page.get_by_role("link", name="History").first.click()
    page.wait_for_url("**/history/**")


def compare(page: Page) -> None:
    open_history(page)
    row = page.get_by_role("row").filter(has_text="Current draft")
    row.locator("[data-controller=w-dropdown] button").click()
    page.get_by_role("link", name="Compare with previous version").click()
    page.wait_for_url("**/compare/**")
    settle(page)
    scroll_to(page, ".comparison .addition", above=200)


SHOTS: Final = (
    Shot(
        "guide-health",
        AUTHOR,
        see_health,
        mark=(
            "[data-side-panel-toggle=guide-health]",
            "#guide-health-score",
            "section[aria-labelledby=guide-health-errors] li >> nth=0",
            "#guide-health-warnings",
            "#guide-health-todo",
        ),
        around=("main",),
        margin=0,
        height=640,
    ),
    Shot(
        "stopped",
        PUBLISHER,
        publish_too_early,
        around=(".messages",),
        margin=0,
    ),
    Shot(
        "error-at-field",
        PUBLISHER,
        see_the_error,
        around=(
            f"{section('overview')} [data-contentpath=content]",
            f"{section('overview')} .error-message:visible",
        ),
        margin=24,
    ),
    Shot("preview", AUTHOR, preview, around=("main",), margin=0, height=720),
    Shot("history", AUTHOR, open_history, around=("main",), margin=0, height=440),
    Shot("comparison", AUTHOR, compare, around=("main",), margin=0, height=700),
)
