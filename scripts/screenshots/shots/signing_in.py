"""Signing in and finding one's way."""

from typing import Final

from playwright.sync_api import Page

from scripts.screenshots.shot import AUTHOR, NOBODY, PUBLISHER, REVIEWER, Shot
from scripts.screenshots.ways import open_role


def open_sign_in(page: Page) -> None:
    page.goto("/admin/login/")


def open_home(page: Page) -> None:
    page.goto("/admin/")


def open_editor(page: Page) -> None:
    open_role(page, "Electrician")


NEEDS: Final = "section:has(> * > #what-needs-you-heading), section:has(.guide-needs)"

SHOTS: Final = (
    Shot("sign-in", NOBODY, open_sign_in, around=("main",), margin=0, height=560),
    Shot(
        "home",
        AUTHOR,
        open_home,
        mark=(
            "#wagtail-sidebar [role=search]",
            "#wagtail-sidebar :is(a, button):has-text('Roles')",
            "#wagtail-sidebar :is(a, button):has-text('Import a guide')",
            "#wagtail-sidebar :is(a, button):has-text('Help')",
            NEEDS,
        ),
        height=800,
    ),
    Shot("what-needs-you", REVIEWER, open_home, around=(NEEDS,), height=1000),
    Shot(
        "editor",
        PUBLISHER,
        open_editor,
        mark=(
            "[role=tablist] [role=tab]",
            "[data-side-panel-toggle]",
            "a[aria-label='History'], a:has(.icon-history)",
            "footer nav",
        ),
        around=("main",),
        margin=0,
        height=720,
    ),
)
