"""What several journeys through the admin have in common."""

import re

from playwright.sync_api import Page


def start_role_by_hand(page: Page) -> None:
    """Open the form of a new role."""
    page.goto("/admin/pages/")
    home = page.locator("a[href^='/admin/pages/']", has_text="Career guide").first
    number = re.search(r"/pages/(\d+)/", str(home.get_attribute("href")))
    assert number
    page.goto(f"/admin/pages/{number[1]}/")
    page.get_by_role("link", name="All careers").first.click()
    number = re.search(r"/pages/(\d+)/", page.url)
    assert number
    page.goto(f"/admin/pages/add/career_pages/rolepage/{number[1]}/")


def open_role(page: Page, name: str) -> None:
    """Open a role in the editor."""
    page.goto(f"/admin/pages/search/?q={name}")
    page.get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))


def choose(page: Page, action: str) -> None:
    """Choose what to do from the menu at the bottom of the editor."""
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name=action, exact=True).click()
