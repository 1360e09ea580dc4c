"""The records of the guide: what its roles have in common."""

from typing import Final

from playwright.sync_api import Page

from scripts.screenshots.shot import PUBLISHER, Shot


def see_sources(page: Page) -> None:
    page.goto("/admin/sources/")


SHOTS: Final = (
    Shot(
        "sources",
        PUBLISHER,
        see_sources,
        mark=("a:has-text('Replace an address')",),
        around=("main",),
        margin=0,
        height=560,
    ),
)
