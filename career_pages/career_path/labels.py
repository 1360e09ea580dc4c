"""Labels of a picture, broken into lines: SVG does not break them by itself."""

from dataclasses import dataclass
from typing import Final
from unicodedata import east_asian_width

from career_pages.line_breaking import broken

LINE_HEIGHT: Final = 20  # pixels
# The width of a letter on average, in pixels, with room to spare; a wide one has two of it.
LETTER: Final = 8.6


@dataclass(frozen=True, slots=True)
class Label:
    """One line of a label and where it begins, in pixels."""

    text: str
    x: float
    y: float


def lines_of(text: str, width: float) -> list[str]:
    """Return the text in lines of at most about ``width`` pixels, broken between words if it can.

    A word that is too long for a line is broken.
    """
    return broken(text, _width, width)


def _width(text: str) -> float:
    return LETTER * sum(2 if east_asian_width(letter) in "FW" else 1 for letter in text)
