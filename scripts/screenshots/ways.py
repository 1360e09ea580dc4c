"""Ways through the admin that many screenshots begin with."""

from typing import Final

from playwright.sync_api import Page

from scripts.chromium import editor_of

BODY: Final = "[data-contentpath=body]"

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
