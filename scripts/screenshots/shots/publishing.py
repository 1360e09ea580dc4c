"""Publishing, many roles at once, and taking pages away."""

from typing import Final

from playwright.sync_api import Page

from scripts.screenshots.shot import PUBLISHER, Shot
from scripts.screenshots.ways import open_actions, open_panel, open_role, open_roles

PUBLISH: Final = "footer button:has-text('Publish')"


def publish(page: Page) -> None:
    open_role(page, "Baker")
    open_actions(page)


def schedule(page: Page) -> None:
    open_role(page, "Baker")
    open_panel(page, "status")
    page.get_by_role("button", name="Set schedule").click()
    page.get_by_label("Go live date/time").fill("2026-12-07 08:00")
    calendar = page.locator(".xdsoft_datetimepicker:visible")
    calendar.wait_for()
    page.get_by_role("heading", name="Set publishing schedule").click()
    calendar.wait_for(state="hidden")


def select_roles(page: Page, names: tuple[str, ...] = ("Baker", "Electrician")) -> None:
    open_roles(page)
    for name in names:
        row = page.get_by_role("row").filter(has_text=name)
        row.get_by_role("checkbox").check(force=True)


def set_area(page: Page) -> None:
    select_roles(page)
    choose_area(page)


def choose_area(page: Page) -> None:
    page.locator(".bulk-actions-choices").get_by_text("More").click()
    # A menu says that it is shown at the end of its transition, and there are none here.
    page.evaluate("document.dispatchEvent(new Event('w-dropdown:shown'))")
    page.get_by_role("link", name="Set the career area of the selected roles").click()
    page.get_by_label("Career area").select_option(label="Construction and skilled trades")


def read_report(page: Page) -> None:
    # Nothing is changed by this: one role is in review, and the other is in that area already.
    select_roles(page, ("Bookbinder", "Electrician"))
    choose_area(page)
    page.get_by_role("button", name="Change 1 page").click()
    page.get_by_role("heading", name="Skipped").wait_for()


def unpublish(page: Page) -> None:
    open_role(page, "Python Django Developer")
    open_actions(page)
    page.get_by_role("link", name="Unpublish").click()


SHOTS: Final = (
    Shot("publish", PUBLISHER, publish, mark=(PUBLISH,), around=(PUBLISH, "footer nav"), margin=30),
    Shot(
        "schedule",
        PUBLISHER,
        schedule,
        mark=("[name=go_live_at]",),
        around=("#schedule-publishing-dialog .w-dialog__box, .w-dialog__box",),
    ),
    Shot("roles", PUBLISHER, open_roles, around=("main",), margin=0, height=500),
    Shot("bulk-actions", PUBLISHER, select_roles, around=("main",), margin=0, height=500),
    Shot("bulk-form", PUBLISHER, set_area, around=("main",), margin=0, height=620),
    Shot("bulk-report", PUBLISHER, read_report, around=("main",), margin=0, height=430),
    Shot(
        "unpublish",
        PUBLISHER,
        unpublish,
        mark=(
            "h2:has-text('What links here')",
            "label:has([name=include_descendants])",
            ".w-field__wrapper:has([name=redirect])",
        ),
        around=("main",),
        margin=0,
        height=760,
    ),
)
