"""What a page still fetches."""

from time import monotonic
from typing import Final

from playwright.sync_api import Page, Request

LOOKS_EVERY: Final = 50  # milliseconds
# What the browser never reports the end of holds nobody up for longer.
AT_MOST: Final = 10  # seconds


class Traffic:
    """Knows which requests of a page are under way."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.under_way: set[Request] = set()
        page.on("request", self._begins)
        page.on("requestfinished", self._ends)
        page.on("requestfailed", self._ends)

    def wait_until_quiet(self, quiet: int) -> None:
        """Wait until nothing has been under way for so many milliseconds; 0 is at once."""
        end, still = monotonic() + AT_MOST, 0
        while (self.under_way or still < quiet) and monotonic() < end:
            self.page.wait_for_timeout(LOOKS_EVERY)
            still = 0 if self.under_way else still + LOOKS_EVERY

    def _begins(self, request: Request) -> None:
        self.under_way.add(request)

    def _ends(self, request: Request) -> None:
        self.under_way.discard(request)
