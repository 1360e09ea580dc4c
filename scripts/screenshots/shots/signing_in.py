"""Signing in and finding one's way."""

from typing import Final

from playwright.sync_api import Page

from scripts.screenshots.shot import AUTHOR, NOBODY, PUBLISHER, Shot
from scripts.screenshots.ways import open_role


def open_sign_in(page: Page) -> None:
    page.goto("/admin/login/")


def open_home(page: Page) -> None:
    page.goto("/admin/")


def open_editor(page: Page) -> None:
    open_role(page, "Electrician")


SHOTS: Final = (
    Shot("sign-in", NOBODY, open_sign_in, around=("main",), margin=0, height=560),
    Shot(
        "home",
        AUTHOR,
        open_home,
        mark=(
            "#wagtail-sidebar [role=search]",
            "#wagtail-sidebar :is(a, button):has-text('Pages')",
            "#wagtail-sidebar :is(a, button):has-text('Import a guide')",
            "#wagtail-sidebar :is(a, button):has-text('Help')",
            "#main section:has-text('recent edits') >> nth=-1",
        ),
        height=640,
    ),
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
