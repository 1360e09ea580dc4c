"""The browser of the system: how somebody signs in with it, and what its pages still fetch."""

from shutil import which
from time import monotonic
from typing import Final

from playwright.sync_api import Page, Request

NAMES: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# Where it is; None if there is none.
CHROMIUM: Final = next(filter(None, map(which, NAMES)), None)

LOOKS_EVERY: Final = 50  # milliseconds
# What the browser never reports the end of holds nobody up for longer.
AT_MOST: Final = 10  # seconds


def sign_in(page: Page, name: str, password: str) -> None:
    """Sign in to the admin; the page is at its home then."""
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")


def editor_of(page: Page, title: str) -> str:
    """Return the address of the editor of the page with that title, for who is signed in.

    Raises LookupError if there is not exactly one such page.
    """
    found = page.request.get("/admin/api/main/pages/", params={"title": title})
    items = found.json()["items"]
    if len(items) != 1:
        raise LookupError(f"There are {len(items)} pages named “{title}”.")
    return f"/admin/pages/{items[0]['id']}/edit/"


class Traffic:
    """Knows which requests of a page are under way."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.under_way: set[Request] = set()
        # Playwright takes no built-in functions.
        page.on("request", lambda request: self.under_way.add(request))
        page.on("requestfinished", lambda request: self.under_way.discard(request))
        page.on("requestfailed", lambda request: self.under_way.discard(request))

    def wait_until_quiet(self, quiet: int) -> None:
        """Wait until nothing has been under way for so many milliseconds; 0 is at once."""
        end, still = monotonic() + AT_MOST, 0
        while (self.under_way or still < quiet) and monotonic() < end:
            self.page.wait_for_timeout(LOOKS_EVERY)
            still = 0 if self.under_way else still + LOOKS_EVERY
