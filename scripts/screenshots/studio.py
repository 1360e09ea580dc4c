"""The browser in which screenshots are taken: the same window, moment and stillness for all."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, BrowserContext, FloatRect, Page

from career_pages.admin.handbook_pages import PIXELS
from scripts.chromium import sign_in
from scripts.screenshots.frozen_clock import MOMENT
from scripts.screenshots.marks import box_of, draw_marks
from scripts.screenshots.people import PASSWORD
from scripts.screenshots.shot import NOBODY, Shot
from scripts.screenshots.ways import settle
from scripts.traffic import Traffic

WIDTH: Final = 1100
PATIENCE: Final = 60_000  # milliseconds
QUIET: Final = 300  # milliseconds without a request
# jQuery moves things by the clock, which stands still.
STILL: Final = """addEventListener("DOMContentLoaded", () => {
  const style = document.createElement("style");
  style.textContent = "*, *::before, *::after { animation: none !important;"
    + " transition: none !important; scroll-behavior: auto !important;"
    + " caret-color: transparent !important; } html { scrollbar-width: none; }";
  document.head.append(style);
  if (window.jQuery) window.jQuery.fx.off = true;
});"""


class Studio:
    """Takes screenshots of a site, signed in as whoever each of them is about."""

    def __init__(self, browser: Browser, address: str, pixels: int = PIXELS) -> None:
        self.browser = browser
        self.address = address
        self.pixels = pixels
        self.signed_in: dict[str, BrowserContext] = {}

    def take(self, shot: Shot) -> bytes:
        """Return the screenshot as a PNG; raises what `staged` raises."""
        with self.staged(shot) as (page, part):
            return page.screenshot(clip=part, animations="disabled", caret="hide", scale="device")

    @contextmanager
    def staged(self, shot: Shot) -> Iterator[tuple[Page, FloatRect]]:
        """Take the steps, and yield the marked page and the part of it that is the picture.

        Raises playwright's Error when a step does not work, and ValueError when what the shot is
        about is not in the window.
        """
        page = self._context(shot.who).new_page()
        traffic = Traffic(page)
        page.set_viewport_size({"width": WIDTH, "height": shot.height})
        try:
            shot.steps(page)
            traffic.wait_until_quiet(QUIET)
            settle(page)
            draw_marks(page, shot.mark)
            yield page, _around(page, shot)
            # The editor remembers its open panels; leaving it ends the session that others see.
            page.evaluate("localStorage.clear()")
            page.goto("about:blank")
        finally:
            page.close()

    def _context(self, who: str) -> BrowserContext:
        if who not in self.signed_in:
            context = self.browser.new_context(
                base_url=self.address,
                device_scale_factor=self.pixels,
                locale="en-US",
                timezone_id="UTC",
                reduced_motion="reduce",
            )
            context.set_default_timeout(PATIENCE)
            context.clock.set_fixed_time(MOMENT)
            context.add_init_script(STILL)
            if who != NOBODY:
                page = context.new_page()
                sign_in(page, who, PASSWORD)
                page.close()
            self.signed_in[who] = context
        return self.signed_in[who]


def _around(page: Page, shot: Shot) -> FloatRect:
    """Return the part of the window that the picture shows."""
    if not shot.around:
        return {"x": 0, "y": 0, "width": WIDTH, "height": shot.height}
    box = box_of(page, shot.around)
    left, top = max(0, box["x"] - shot.margin), max(0, box["y"] - shot.margin)
    right = min(WIDTH, box["x"] + box["width"] + shot.margin)
    bottom = min(shot.height, box["y"] + box["height"] + shot.margin)
    if bottom <= top:
        raise ValueError(f"{shot.name}: what it is about is not in the window.")
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}
