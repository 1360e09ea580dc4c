"""What journeys have in common: steps through the admin, and hands whose every movement counts."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Locator, Page

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


# Milliseconds that a key is held, and from the keys to the mouse.
FAST: Final = 10
REACH: Final = 300


@dataclass
class Hands:
    """Drives a page as a person does, and counts.

    ``clicks`` are clicks of the mouse, choosing a file among them; ``keys`` are keys pressed for
    anything but writing, and ``characters`` what was written.
    """

    page: Page
    clicks: int = 0
    keys: int = 0
    characters: int = 0

    def click(self, target: Locator) -> None:
        """Click on it once."""
        self.page.wait_for_timeout(REACH)
        target.click()
        self.clicks += 1

    def write(self, text: str) -> None:
        """Write the text where the cursor is, all at once, as one who dictates it does.

        An editor that draws itself anew for each letter takes most of a test's time.
        """
        self.page.keyboard.insert_text(text)
        self.characters += len(text)

    def press(self, key: str) -> None:
        """Press one key, or one combination of keys."""
        self.page.keyboard.press(key, delay=FAST)
        self.keys += 1

    def write_in(self, field: Locator, text: str) -> None:
        """Click on the field and write."""
        self.click(field)
        self.write(text)

    def write_list(self, items: list[str]) -> None:
        """Write the items, with Enter between them."""
        for number, item in enumerate(items):
            if number:
                self.press("Enter")
            self.write(item)

    def choose_file(self, field: Locator, path: Path) -> None:
        """Choose a file: one click opens the dialog, one chooses, one confirms."""
        field.set_input_files(path)
        self.clicks += 3

    def __str__(self) -> str:
        return f"{self.clicks} clicks, {self.keys} keys, {self.characters} characters"
