"""A role by hand: its name, its sections, and what stands in them."""

from typing import Final

from playwright.sync_api import Page

from scripts.screenshots.shot import AUTHOR, PUBLISHER, Shot
from scripts.screenshots.ways import (
    BODY,
    open_role,
    open_roles,
    open_section,
    scroll_to,
    section,
    settle,
)

DIALOG: Final = "dialog[open], .modal-dialog, [role=dialog]"
FIGURE: Final = "[data-streamfield-child]:has(> input[name*=content-][value=figure]) > section"
QUOTE: Final = "[data-contentpath=testimonials]"


def new_role(page: Page) -> None:
    open_roles(page)
    page.get_by_role("link", name="Add role").first.click()
    page.get_by_role("textbox", name="Name of the role").fill("UX Designer")
    page.get_by_label("Article").select_option("a")


def choose_section(page: Page) -> None:
    open_role(page, "Baker")
    scroll_to(page, BODY)
    page.locator(f"{BODY} .c-sf-add-button").first.click()
    page.get_by_role("option", name="Topic").wait_for()


def see_controls(page: Page) -> None:
    open_role(page, "Baker")
    open_section(page, "definition")
    page.locator(f"{section('definition')} .w-panel__header").first.hover()


def see_generated_heading(page: Page) -> None:
    open_role(page, "Baker")
    open_section(page, "responsibilities")
    page.locator(f"{section('responsibilities')} button:has(.icon-cog)").first.click()
    settle(page)
    scroll_to(page, f"{section('responsibilities')} .w-panel__header", above=120)


def add_picture(page: Page) -> None:
    open_role(page, "Baker")
    open_section(page, "definition")
    adders = page.locator(f"{section('definition')} [data-contentpath=content] .c-sf-add-button")
    adders.last.click()
    page.get_by_role("option", name="Image").click()
    page.locator(section("definition")).get_by_role("button", name="Choose an image").press("Enter")
    page.get_by_role("link", name="Honeycomb").click()
    page.get_by_label("Alt text").first.wait_for()
    settle(page)
    scroll_to(page, FIGURE)


def add_link(page: Page) -> None:
    open_role(page, "Baker")
    open_section(page, "definition")
    text = page.locator(f"{section('definition')} [contenteditable=true]").first
    text.dblclick(position={"x": 40, "y": 10})
    page.keyboard.press("Control+k")
    page.locator(DIALOG).get_by_text("External link").wait_for()
    page.mouse.move(0, 0)


def add_testimonial(page: Page) -> None:
    open_role(page, "Electrician")
    open_section(page, "experience")
    page.locator(f"{QUOTE} .c-sf-add-button").click()
    settle(page)
    scroll_to(page, QUOTE)


SHOTS: Final = (
    Shot(
        "add-a-role",
        AUTHOR,
        open_roles,
        mark=("main header a:has-text('Add role')",),
        around=("main header", "main table tr >> nth=3"),
        margin=0,
    ),
    Shot(
        "new-role",
        AUTHOR,
        new_role,
        mark=("[name=title]", "[name=plural]", "[name=article]", "[name=headline]"),
        around=("[name=title]", "[name=headline]", "[name=article]"),
        margin=50,
    ),
    Shot(
        "choose-a-section",
        AUTHOR,
        choose_section,
        mark=(f"{BODY} .c-sf-add-button >> nth=0", ".w-combobox__option-preview >> nth=0"),
        around=(".w-combobox", f"{BODY} .c-sf-add-button >> nth=0"),
    ),
    Shot(
        "section-buttons",
        AUTHOR,
        see_controls,
        mark=(f"{section('definition')} [data-panel-controls] >> nth=0",),
        around=(f"{section('definition')} .w-panel__header >> nth=0",),
        margin=40,
    ),
    Shot(
        "blank-heading",
        PUBLISHER,
        see_generated_heading,
        mark=(
            f"{section('responsibilities')} button:has(.icon-cog) >> nth=0",
            f"{section('responsibilities')} [data-contentpath=heading]",
        ),
        around=(
            f"{section('responsibilities')} .w-panel__header >> nth=0",
            f"{section('responsibilities')} [data-contentpath=heading]",
        ),
        margin=24,
    ),
    Shot(
        "picture",
        AUTHOR,
        add_picture,
        mark=("[name$=alt_text]", "[name$=decorative]"),
        around=(FIGURE,),
        height=900,
    ),
    Shot(
        "link",
        AUTHOR,
        add_link,
        mark=(f"{DIALOG} >> text=External link",),
        around=(".modal-content",),
    ),
    Shot(
        "testimonial",
        PUBLISHER,
        add_testimonial,
        mark=("[name$=consent_date]",),
        around=(f"{QUOTE} section",),
        height=1000,
    ),
)
