"""Publishing, many roles at once, and taking pages away."""

from typing import Final

from playwright.sync_api import Page

from scripts.screenshots.shot import PUBLISHER, Shot
from scripts.screenshots.ways import open_actions, open_all_careers, open_panel, open_role

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


def select_roles(page: Page) -> None:
    open_all_careers(page)
    for name in ("Baker", "Electrician"):
        row = page.get_by_role("row").filter(has_text=name)
        row.get_by_role("checkbox").check(force=True)


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
    Shot("roles", PUBLISHER, open_all_careers, around=("main",), margin=0, height=500),
    Shot("bulk-actions", PUBLISHER, select_roles, around=("main",), margin=0, height=500),
    Shot("unpublish", PUBLISHER, unpublish, around=("main",), margin=0, height=380),
)
