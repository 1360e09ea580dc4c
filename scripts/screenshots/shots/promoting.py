"""What stands around the text of a role."""

from typing import Final

from playwright.sync_api import Page

from scripts.screenshots.shot import PUBLISHER, Shot
from scripts.screenshots.ways import open_role, open_tab, scroll_to


def open_promote(page: Page) -> None:
    open_role(page, "Electrician")
    open_tab(page, "Promote")


def see_reviews(page: Page) -> None:
    open_role(page, "Baker")
    open_tab(page, "Promote")
    scroll_to(page, "#id_author", above=200)


def see_what_is_due(page: Page) -> None:
    page.goto("/admin/reports/reviews-due/")


SHOTS: Final = (
    Shot(
        "promote",
        PUBLISHER,
        open_promote,
        around=("main",),
        margin=0,
        height=900,
    ),
    Shot(
        "review-dates",
        PUBLISHER,
        see_reviews,
        mark=("[name=last_reviewed]", "[name=next_review]", "[name=review_editor]"),
        around=("[name=author]", "[name=reviewer]", "[name=next_review]", "[name=review_editor]"),
        margin=60,
    ),
    Shot("reviews-due", PUBLISHER, see_what_is_due, around=("main",), margin=0, height=460),
)
