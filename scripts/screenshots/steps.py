"""Steps through the admin that are taken before the screenshots.

First come those that many begin with, then the rest in the order of the handbook.
"""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Final

from docx import Document
from playwright.sync_api import Page

from scripts.chromium import editor_of

Steps = Callable[[Page], None]

BODY: Final = "[data-contentpath=body]"
DIALOG: Final = "dialog[open], .modal-dialog, [role=dialog]"
DOUBTFUL: Final = ".import-line--doubtful"
FIGURE: Final = "[data-streamfield-child]:has(> input[name*=content-][value=figure]) > section"
QUOTE: Final = "[data-contentpath=testimonials]"

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# Has seen enough when nothing has moved for four looks.
SETTLED: Final = """() => new Promise((done) => {
  let before = "", still = 0;
  const timer = setInterval(() => {
    const now = `${document.body.scrollHeight} ${window.scrollY} ${document.readyState}`;
    still = now === before ? still + 1 : 0;
    before = now;
    if (still >= 4) { clearInterval(timer); done(); }
  }, 50);
})"""


def settle(page: Page) -> None:
    """Wait until nothing moves any more."""
    page.evaluate(SETTLED)


def at(address: str) -> Steps:
    """Return the steps that open the page at that address."""

    def steps(page: Page) -> None:
        page.goto(address)

    return steps


def in_editor_of(name: str, with_actions: bool = False) -> Steps:
    """Return the steps that open a role in the editor, and the menu beside its big button too."""

    def steps(page: Page) -> None:
        open_role(page, name)
        if with_actions:
            open_actions(page)

    return steps


def open_roles(page: Page) -> None:
    """Open the list of roles from the main menu."""
    page.goto("/admin/roles/")
    page.get_by_role("heading", name="Roles").first.wait_for(state="attached")


def open_role(page: Page, name: str) -> None:
    """Open a role in the editor."""
    page.goto(editor_of(page, name))
    settle(page)


def open_actions(page: Page) -> None:
    """Open the menu beside the big button of the editor."""
    page.get_by_role("button", name="More actions").click()


def section(kind: str) -> str:
    """Return the selector of a section of the body, by its kind."""
    return f"[data-streamfield-child]:has(> input[name^=body-][value={kind}])"


def open_section(page: Page, kind: str) -> None:
    """Open a section of the body if it is closed, and scroll to it."""
    found = page.locator(section(kind)).first
    toggle = found.locator("[data-panel-toggle]").first
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()
    scroll_to(page, section(kind))


def open_panel(page: Page, name: str) -> None:
    """Open a side panel of the editor."""
    page.get_by_role("button", name=f"Toggle {name}").click()


def open_tab(page: Page, name: str) -> None:
    """Open a tab of the editor."""
    page.get_by_role("tab", name=name).click()


def scroll_to(page: Page, selector: str, above: int = 110) -> None:
    """Scroll so that the place stands so many pixels below the upper edge of the window."""
    page.locator(selector).first.evaluate(
        "(element, above) => { element.style.scrollMarginTop = `${above}px`; "
        "element.scrollIntoView({ behavior: 'instant', block: 'start' }); }",
        above,
    )


# A role from a finished document.


BEEKEEPER: Final = """# What is a Beekeeper?

A Beekeeper looks after colonies of honey bees through the year, and takes from them only what they can spare.

## Definition of a Beekeeper

A Beekeeper keeps honey bees for their honey, their wax and their work as pollinators. The care of the colony comes first: a beekeeper reads its strength, its health and its stores, and acts before anything is wrong.

## What does a Beekeeper do?

In spring and summer the hives are opened every week. The beekeeper looks for eggs, for signs of disease and for the first queen cells, and gives each colony the room that it needs. Autumn is for feeding and winter for repairs.

## Key Responsibilities of a Beekeeper

- Inspecting hives and keeping a record of each
- Recognizing diseases and reporting those that the law names
- Preventing swarms, and catching those that leave
- Harvesting, filtering and bottling honey
- Preparing colonies for the winter

Working Conditions

Outdoors in every weather, with heavy boxes to lift and a veil before the eyes.

## Questions beginners ask

### Do bees have to be looked after every day?

No. A colony wants one calm inspection a week in the season, and almost none in winter.

### Can I keep bees in a town?

Often, yes. Ask the local authority, and talk with your neighbors first.
"""  # noqa: E501


def look_through(page: Page) -> None:
    page.goto("/admin/import/")
    data = as_word_document(BEEKEEPER)
    page.get_by_label("Files").set_input_files(
        {"name": "beekeeper.docx", "mimeType": WORD, "buffer": data}
    )
    page.get_by_role("button", name="Import", exact=True).click()
    page.wait_for_url(re.compile(r"/admin/import/documents/\d+/$"))
    settle(page)


def as_word_document(markdown: str) -> bytes:
    """Return a text of headings, paragraphs and list items as a Word document."""
    document = Document()
    for line in filter(None, markdown.splitlines()):
        mark, _, words = line.partition(" ")
        if set(mark) == {"#"}:
            document.add_heading(words, len(mark))
        elif mark == "-":
            document.add_paragraph(words, style="List Bullet")
        else:
            document.add_paragraph(line)
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def go_to_doubtful_line(page: Page) -> None:
    look_through(page)
    scroll_to(page, DOUBTFUL, above=160)


def change_line(page: Page) -> None:
    look_through(page)
    page.locator(DOUBTFUL).first.get_by_role("link", name=re.compile("Change line")).click()
    page.get_by_label("What it is").wait_for()
    scroll_to(page, ".import-line--open", above=90)


# A role by hand: its name, its sections, and what stands in them.


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


# What stands around the text of a role.


def open_promote(page: Page) -> None:
    open_role(page, "Electrician")
    open_tab(page, "Promote")


def see_reviews(page: Page) -> None:
    open_role(page, "Baker")
    open_tab(page, "Promote")
    scroll_to(page, "#id_author", above=200)


# What the checks say, drafts, previews and older versions.


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


# Working with others.


def comment(page: Page) -> None:
    open_role(page, "Bookbinder")
    open_panel(page, "comments")
    page.get_by_text("Could this say").first.wait_for()
    scroll_to(page, "#id_lede", above=200)


def share(page: Page) -> None:
    open_role(page, "Bookbinder")
    page.locator("header").get_by_role("button", name="Actions").first.click()
    page.get_by_role("link", name="Share draft for review").click()
    page.get_by_role("link", name="Show address").click()
    page.get_by_role("heading", name="Link to copy").wait_for()


# Publishing, many roles at once, and taking pages away.


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
