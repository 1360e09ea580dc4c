"""The line with stops that stands for a career, and the brand's mark, which is a piece of it."""

from typing import Final

from PIL import ImageDraw

# The colors of site.css and of templates/icons/routes.svg.
BAND: Final = "#0e3b42"
ACCENT: Final = "#ffbf3f"
BRANCH: Final = "#5d9aa0"

Point = tuple[float, float]


class Pen:
    """Draws in pixels of the card on a canvas that is ``finer`` times as large."""

    def __init__(self, canvas: ImageDraw.ImageDraw, finer: float, start: Point = (0, 0)) -> None:
        self._canvas, self._finer, self._start = canvas, finer, start

    def line(self, points: list[Point], color: str, width: float) -> None:
        """Draw the points one after the other, with round corners and ends."""
        placed = [self._placed(point) for point in points]
        self._canvas.line(placed, color, round(width * self._finer), joint="curve")

    def arc(self, center: Point, radius: float, color: str, width: float) -> None:
        """Draw the upper left quarter of a circle; the radius is that of the line's middle."""
        x, y = center
        outer = radius + width / 2
        box = [self._placed((x - outer, y - outer)), self._placed((x + outer, y + outer))]
        self._canvas.arc(box, 180, 270, color, round(width * self._finer))

    def stop(self, center: Point, radius: float, color: str, fill: str, width: float) -> None:
        """Draw a circle with an edge; the radius is that of the edge's middle."""
        x, y = center
        outer = radius + width / 2
        box = [self._placed((x - outer, y - outer)), self._placed((x + outer, y + outer))]
        self._canvas.ellipse(box, fill, color, round(width * self._finer))

    def _placed(self, point: Point) -> Point:
        (x, y), (left, top) = point, self._start
        return (left + x) * self._finer, (top + y) * self._finer


def draw_route(canvas: ImageDraw.ImageDraw, finer: int) -> None:
    """Draw the route along the foot of a card, to which it leads from the left edge."""
    pen = Pen(canvas, finer)
    pen.line([(760, 566), (806, 520), (1200, 520)], BRANCH, 7)
    pen.line([(-10, 566), (1108, 566)], ACCENT, 7)
    pen.stop((960, 520), 11, BRANCH, BAND, 7)
    for x in (92, 340, 640):
        pen.stop((x, 566), 12, ACCENT, BAND, 7)
    pen.stop((1108, 566), 13, ACCENT, ACCENT, 7)


def draw_mark(canvas: ImageDraw.ImageDraw, finer: int) -> None:
    """Draw templates/icons/brand.svg, half as large again as it is, before the brand's name."""
    larger = 1.5
    pen = Pen(canvas, finer * larger, start=(80 / larger - 2.5, 74 / larger - 2.5))
    pen.line([(7, 25), (7, 14)], ACCENT, 4)
    pen.arc((14, 14), 7, ACCENT, 4)
    pen.line([(14, 7), (23, 7)], ACCENT, 4)
    pen.stop((7, 25), 2.5, ACCENT, ACCENT, 4)
    pen.stop((24, 7), 4.5, ACCENT, BAND, 4)
