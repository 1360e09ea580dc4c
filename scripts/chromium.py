"""The browser of the system, how somebody signs in with it, and where pages are edited."""

from shutil import which
from typing import Final

from playwright.sync_api import Page

NAMES: Final = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# Where it is; None if there is none.
CHROMIUM: Final = next(filter(None, map(which, NAMES)), None)


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
