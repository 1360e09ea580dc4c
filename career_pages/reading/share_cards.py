"""Share cards: the pictures that stand beside links to the guide's pages."""

import json
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, replace
from functools import cache, lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageDraw, ImageFont, features

from career_pages.models import ChapterPage, RolePage

# To be raised when the same words are drawn differently: pictures are kept for a year.
DESIGN: Final = 1
# What those who show such pictures ask for: 1.91 to 1.
SIZE: Final = (1200, 630)
MARGIN: Final = 80
MOST_LINES: Final = 3
ELLIPSIS: Final = "…"
# How much larger it is drawn before it is made smaller.
FINER: Final = 3
# The colors of site.css and of templates/icons/routes.svg.
INK: Final = "#f4fbf9"
QUIET: Final = "#bcd8d5"
BAND: Final = "#0e3b42"
ACCENT: Final = "#ffbf3f"
BRANCH: Final = "#5d9aa0"
Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class ShareCard:
    """The words of one picture: the site's brand, a name, and a line below the name."""

    brand: str
    name: str
    below: str

    @property
    def digest(self) -> str:
        """What tells the picture from every other: 16 hexadecimal digits."""
        said = json.dumps([DESIGN, *astuple(self)])
        return sha256(said.encode()).hexdigest()[:16]

    @property
    def alt(self) -> str:
        """The words for those who do not see it."""
        return ", ".join(dict.fromkeys(filter(None, [self.name, self.below, self.brand])))


def share_card(page: Any, settings: Any) -> ShareCard:
    """Return the card of a page: of a role with its area, of a chapter with its role.

    Every other page has the card of the site, whose brand and tagline are in ``settings``.
    """
    if isinstance(page, RolePage):
        return ShareCard(settings.brand, page.title, page.area.name if page.area else "")
    if isinstance(page, ChapterPage):
        return ShareCard(settings.brand, page.title, page.role.title if page.role else "")
    return ShareCard(settings.brand, settings.brand, settings.tagline)


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
# A text as it can be written, and the font for it.
Written = tuple[str, Path]


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


def fitted(
    text: str, sizes: Sequence[int], measure_at: Callable[[int], Measure], width: int, height: int
) -> tuple[int, list[str]]:
    """Return the first of the sizes at which the text fits, and its lines.

    ``sizes`` are those of the letters, the largest first; a line takes `line_height` of its size.
    There are three lines at most. A text that fits at no size gets the last one, its long words
    broken and its end left out.
    """
    for size in sizes:
        measure = measure_at(size)
        lines = wrapped(text.split(), measure, width)
        if len(lines) <= _most(size, height) and all(measure(line) <= width for line in lines):
            return size, lines
    measure = measure_at(sizes[-1])
    lines = broken(text, measure, width)
    return sizes[-1], _shortened(lines, _most(sizes[-1], height), measure, width)


def line_height(size: int) -> int:
    """Return how far apart lines of this size stand, in pixels."""
    return round(size * 1.16)


def _most(size: int, height: int) -> int:
    return min(MOST_LINES, max(1, height // line_height(size)))


def _shortened(lines: list[str], most: int, measure: Measure, width: int) -> list[str]:
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and measure(last + ELLIPSIS) > width:
        last = last[:-1].rstrip()
    return [*lines[: most - 1], last + ELLIPSIS]


def wrapped(words: Sequence[str], measure: Measure, width: float) -> list[str]:
    """Return the words in lines that are no wider than ``width``, unless one word alone is."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else ""
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def broken(text: str, measure: Measure, width: float) -> list[str]:
    """Return the text in lines that are no wider than ``width``; a longer word is broken."""
    pieces = [piece for word in text.split() for piece in _pieces(word, measure, width)]
    return wrapped(pieces, measure, width)


def _pieces(word: str, measure: Measure, width: float) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and measure(pieces[-1] + character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


HERE: Final = Path(__file__).resolve().parent / "fonts"
# Latin, Greek, Cyrillic and Hebrew; and Arabic, which the first does not have.
FONTS: Final = (HERE / "OpenSans-Bold.ttf", HERE / "Rubik-SemiBold.ttf")
# They join letters, or keep them apart, and are not written themselves.
JOINERS: Final = frozenset("\u200c\u200d")


def writable(text: str) -> Written | None:
    """Return the text as a font can write it; None for one that no font has the letters of.

    Signs that are no letters, such as pictures of things, are left out where the font has none.
    """
    characters = list(filter(_counts, unicodedata.normalize("NFC", text)))
    if reads_leftwards(text) and not features.check("raqm"):
        return None
    for font in FONTS:
        missing = {one for one in characters if not _has(font, one)}
        if not any(unicodedata.category(one)[0] in "LMN" for one in missing):
            kept = " ".join("".join(one for one in characters if one not in missing).split())
            return (kept, font) if kept else None
    return None


def reads_leftwards(text: str) -> bool:
    """Say whether the first letter of the text belongs to a script that is read from the right."""
    kinds = (unicodedata.bidirectional(one) for one in text)
    return next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L") != "L"


def _counts(one: str) -> bool:
    """Say whether the character is one of the text, and no control or choice between variants."""
    if "\ufe00" <= one <= "\ufe0f":
        return False
    return one.isspace() or one in JOINERS or not unicodedata.category(one).startswith("C")


@lru_cache(maxsize=64)
def font_of(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """Return the font at a size in pixels."""
    return ImageFont.truetype(path, size)


@lru_cache(maxsize=4096)
def _has(path: Path, character: str) -> bool:
    if character.isspace() or character in JOINERS:
        return True
    return _shape(path, character) != _placeholder(path)


@cache
def _placeholder(path: Path) -> tuple[tuple[int, int], bytes]:
    """Return what the font draws for a character that it does not have: no font has this one."""
    return _shape(path, "\uffff")


def _shape(path: Path, character: str) -> tuple[tuple[int, int], bytes]:
    mask = font_of(path, 32).getmask(character)
    return mask.size, bytes(mask)


@cache
def _background() -> Image.Image:
    """Return what all cards have in common, drawn larger and made smaller for smooth edges."""
    large = Image.new("RGB", (SIZE[0] * FINER, SIZE[1] * FINER), BAND)
    canvas = ImageDraw.Draw(large)
    _draw_route(Pen(canvas, FINER))
    # templates/icons/brand.svg, half as large again as it is, before the brand's name.
    larger = 1.5
    _draw_mark(Pen(canvas, FINER * larger, start=(80 / larger - 2.5, 74 / larger - 2.5)))
    return large.resize(SIZE, Image.Resampling.LANCZOS)


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
        box = self._box(center, radius, width)
        self._canvas.arc(box, 180, 270, color, round(width * self._finer))

    def stop(self, center: Point, radius: float, color: str, fill: str, width: float) -> None:
        """Draw a circle with an edge; the radius is that of the edge's middle."""
        box = self._box(center, radius, width)
        self._canvas.ellipse(box, fill, color, round(width * self._finer))

    def _box(self, center: Point, radius: float, width: float) -> list[Point]:
        (x, y), outer = center, radius + width / 2
        return [self._placed((x - outer, y - outer)), self._placed((x + outer, y + outer))]

    def _placed(self, point: Point) -> Point:
        (x, y), (left, top) = point, self._start
        return (left + x) * self._finer, (top + y) * self._finer


def _draw_route(pen: Pen) -> None:
    """Draw the route along the foot of a card, to which it leads from the left edge."""
    pen.line([(760, 566), (806, 520), (1200, 520)], BRANCH, 7)
    pen.line([(-10, 566), (1108, 566)], ACCENT, 7)
    pen.stop((960, 520), 11, BRANCH, BAND, 7)
    for x in (92, 340, 640):
        pen.stop((x, 566), 12, ACCENT, BAND, 7)
    pen.stop((1108, 566), 13, ACCENT, ACCENT, 7)


def _draw_mark(pen: Pen) -> None:
    pen.line([(7, 25), (7, 14)], ACCENT, 4)
    pen.arc((14, 14), 7, ACCENT, 4)
    pen.line([(14, 7), (23, 7)], ACCENT, 4)
    pen.stop((7, 25), 2.5, ACCENT, ACCENT, 4)
    pen.stop((24, 7), 4.5, ACCENT, BAND, 4)
