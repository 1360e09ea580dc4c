"""What several journeys through the admin have in common."""

from playwright.sync_api import Page

from scripts.chromium import editor_of


def start_role_by_hand(page: Page) -> None:
    """Open the form of a new role."""
    page.goto("/admin/roles/")
    page.get_by_role("link", name="Add role").first.click()
    page.wait_for_url("**/admin/pages/add/career_pages/rolepage/**")


def open_role(page: Page, name: str) -> None:
    """Open a role in the editor."""
    page.goto(editor_of(page, name))


def choose(page: Page, action: str) -> None:
    """Choose what to do from the menu at the bottom of the editor."""
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name=action, exact=True).click()
