"""Take the screenshots of the editors' handbook.

usage: python -m scripts.screenshots.studio [NAME ...]

Starts a site of its own, does what the handbook says, and writes docs/editors/images/. A picture
that looks the same as before is left as it is. With names, takes only those.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops
from playwright.sync_api import Browser, BrowserContext, FloatRect, Page, sync_playwright

from career_pages.admin.handbook_pages import PIXELS
from scripts.chromium import CHROMIUM, Traffic, sign_in
from scripts.screenshots.shots import MOMENT, NOBODY, PASSWORD, SHOTS, Shot
from scripts.screenshots.steps import settle
from scripts.temporary_site import ROOT, temporary_site

FOLDER: Final = ROOT / "docs" / "editors" / "images"

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

# Drawn above everything else, and only for as long as the picture is taken.
DRAW: Final = """(boxes) => {
  for (const [place, box] of boxes.entries()) {
    const outline = document.createElement("div");
    outline.className = "handbook-mark";
    const left = Math.max(box.x - 5, 2);
    const top = Math.max(box.y - 5, 2);
    const right = Math.min(box.x + box.width + 5, window.innerWidth - 2);
    outline.style.cssText = `position:fixed;left:${left}px;top:${top}px;`
      + `width:${right - left}px;height:${box.y + box.height + 5 - top}px;box-sizing:border-box;`
      + "border:3px solid #d4380d;border-radius:8px;z-index:2147483647;pointer-events:none";
    if (boxes.length > 1) {
      const number = document.createElement("span");
      number.textContent = place + 1;
      number.style.cssText = "position:absolute;width:24px;height:24px;"
        + `left:${left < 13 ? 2 : -13}px;top:${top < 13 ? 2 : -13}px;`
        + "border-radius:50%;background:#d4380d;color:#fff;font:bold 14px/24px sans-serif;"
        + "text-align:center";
      outline.append(number);
    }
    (document.querySelector("dialog[open]") ?? document.body).append(outline);
  }
}"""

COLORS: Final = 64  # of a picture that is kept
# Of 255 steps of brightness, and of a thousand dots: less is the smoothing of letters.
NOTICED: Final = 48
FEW: Final = 1


def main(names: list[str]) -> int:
    """Return 0 when all pictures were taken, 2 for a name that is not in the table."""
    if unknown := set(names) - {shot.name for shot in SHOTS}:
        print(f"There is no shot named {', '.join(sorted(unknown))}.", file=sys.stderr)
        return 2
    with studio_site() as address, sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        studio = Studio(browser, address)
        for shot in SHOTS:
            if not names or shot.name in names:
                said = keep(FOLDER / f"{shot.name}.png", studio.take(shot))
                print(f"{shot.name}.png: {said}")
        browser.close()
    return 0


def studio_site(migrated: Path | None = None) -> AbstractContextManager[str]:
    """Return what serves the sample guide, with examples, at a moment that does not pass.

    ``migrated`` is an SQLite file to begin with, which spares the site the migrations.
    """
    settings = ["DJANGO_SETTINGS_MODULE=config.settings.dev", f"PYTHONPATH={ROOT / 'site'}"]
    serve = ["env", *settings, sys.executable, "-m", "scripts.screenshots.example_site"]
    return temporary_site(serve, begins_with=migrated)


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


def draw_marks(page: Page, selectors: Sequence[str]) -> None:
    """Outline what each selector names; raises playwright's Error if nothing is to be seen."""
    page.evaluate(DRAW, [box_of(page, [selector]) for selector in selectors])


def box_of(page: Page, selectors: Sequence[str]) -> FloatRect:
    """Return the box in the window around everything visible that the selectors name."""
    boxes: list[FloatRect] = []
    for selector in selectors:
        elements = page.locator(selector).locator("visible=true")
        elements.first.wait_for()
        boxes += [box for element in elements.all() if (box := element.bounding_box())]
    left, top = min(box["x"] for box in boxes), min(box["y"] for box in boxes)
    right = max(box["x"] + box["width"] for box in boxes)
    bottom = max(box["y"] + box["height"] for box in boxes)
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def keep(path: Path, picture: bytes) -> str:
    """Write the picture unless the file looks the same already, and return what was done."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    if path.exists() and not _differ(Image.open(path).convert("RGB"), image):
        return "as before"
    smaller = image.quantize(COLORS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    smaller.save(path, "PNG", optimize=True)
    return f"{path.stat().st_size // 1024} KB"


def _differ(one: Image.Image, other: Image.Image) -> bool:
    if one.size != other.size:
        return True
    brightness = ImageChops.difference(one, other).convert("L")
    dots = sum(brightness.histogram()[NOTICED:])
    return dots * 1000 > FEW * brightness.width * brightness.height


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
