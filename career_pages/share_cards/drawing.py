"""The picture of a card, in the look of the site."""

from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw

from career_pages.line_breaking import Measure
from career_pages.share_cards.card import ShareCard
from career_pages.share_cards.fitting import fitted, line_height
from career_pages.share_cards.lettering import Written, font_of, reads_leftwards, writable
from career_pages.share_cards.route import BAND, draw_mark, draw_route

# What those who show such pictures ask for: 1.91 to 1.
SIZE: Final = (1200, 630)
MARGIN: Final = 80
# Colors of site.css.
INK: Final = "#f4fbf9"
QUIET: Final = "#bcd8d5"
FINER: Final = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text goes: its last line stands on ``bottom``, in the largest of the sizes it can."""

    bottom: int
    height: int
    sizes: tuple[int, ...]
    color: str
    left: int = MARGIN


SMALL: Final = (38, 34, 30)
BRAND: Final = Place(112, 44, SMALL, INK, left=MARGIN + 60)
BELOW: Final = Place(458, 44, SMALL, QUIET)
NAME: Final = Place(458, 320, (112, 100, 88, 76, 68, 60, 52), INK)
NAME_ABOVE: Final = replace(NAME, bottom=386, height=248)


def draw(card: ShareCard) -> bytes:
    """Return the card as a PNG file of 1200 by 630 pixels.

    Words for which there are no letters are left out; where the name is, the brand stands for it.
    """
    picture = _background().copy()
    canvas = ImageDraw.Draw(picture)
    name, below, brand = map(writable, (card.name, card.below, card.brand))
    if name and brand and name != brand:
        _write(canvas, brand, BRAND)
    if below:
        _write(canvas, below, BELOW)
    if title := name or brand:
        _write(canvas, title, NAME_ABOVE if below else NAME)
    # A file a third as large, in less time, and to the eye the same.
    file = BytesIO()
    few_colors = picture.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few_colors.save(file, "PNG")
    return file.getvalue()


def _write(canvas: ImageDraw.ImageDraw, written: Written, place: Place) -> None:
    text, path = written
    right = SIZE[0] - MARGIN

    def measure_at(size: int) -> Measure:
        return font_of(path, size).getlength

    size, lines = fitted(text, place.sizes, measure_at, right - place.left, place.height)
    from_right = reads_leftwards(text)
    for above, line in enumerate(reversed(lines)):
        canvas.text(
            (right if from_right else place.left, place.bottom - above * line_height(size)),
            line,
            fill=place.color,
            font=font_of(path, size),
            anchor="rs" if from_right else "ls",
            direction="rtl" if from_right else None,
        )


@cache
def _background() -> Image.Image:
    """Return what all cards have in common, drawn larger and made smaller for smooth edges."""
    large = Image.new("RGB", (SIZE[0] * FINER, SIZE[1] * FINER), BAND)
    canvas = ImageDraw.Draw(large)
    draw_route(canvas, FINER)
    draw_mark(canvas, FINER)
    return large.resize(SIZE, Image.Resampling.LANCZOS)
