"""The browser of the system, and how somebody signs in with it."""

from shutil import which
from typing import Final

from playwright.sync_api import Page

NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
# Where it is; None if there is none.
CHROMIUM: Final = next(filter(None, map(which, NAMES)), None)


def sign_in(page: Page, name: str, password: str) -> None:
    """Sign in to the admin; the page is at its home then."""
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")
