"""Outlines and numbers around what a screenshot is about."""

from collections.abc import Sequence
from typing import Final

from playwright.sync_api import FloatRect, Page

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
