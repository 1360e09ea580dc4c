"""What keeps somebody from using a page, as far as a program can tell."""

from typing import Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# What is in order is only counted: to describe it all costs more than to look for the barriers.
REPORTED: Final = ["violations"]
STANDARDS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS: Final = {"runOnly": STANDARDS, "resultTypes": REPORTED}
# Colors that are still fading in have another contrast; what moves on and on is not waited for.
AT_REST: Final = """() => Promise.all(
  document.getAnimations()
    .filter((one) => one.effect.getComputedTiming().endTime < Infinity)
    .map((one) => one.finished.catch(() => null))
)"""


def has_no_barrier(page: Page, part: str = "html") -> None:
    """Fail with axe's report if it finds a barrier in that part of the page."""
    page.evaluate(AT_REST)
    found = Axe().run(page, context=part, options=OPTIONS)
    assert found.violations_count == 0, found.generate_report()


def hidden_behind(page: Page, cover: str) -> str:
    """Return the words of what has the focus if it stands behind what ``cover`` selects, or ""."""
    return str(
        page.evaluate(
            """cover => {
              const place = document.activeElement.getBoundingClientRect();
              const above = document.querySelector(cover);
              const lid = above.getBoundingClientRect();
              const inside = above.contains(document.activeElement);
              const hidden = !inside && place.bottom > lid.top && place.bottom <= lid.bottom;
              return hidden ? document.activeElement.textContent : "";
            }""",
            cover,
        )
    )


def fits_its_window(page: Page, part: str = "html") -> bool:
    """Say whether nothing in that part of the page is wider than the window."""
    return bool(page.eval_on_selector(part, "part => part.scrollWidth <= innerWidth"))
