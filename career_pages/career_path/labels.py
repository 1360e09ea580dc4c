"""Labels of a picture, broken into lines: SVG does not break them by itself."""

from dataclasses import dataclass
from typing import Final
from unicodedata import east_asian_width

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
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if _width(longer) <= width:
            lines[-1] = longer
            continue
        *whole, word = _pieces(word, width)
        lines += [*whole, word]
    return [line for line in lines if line]


def _pieces(word: str, width: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and _width(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _width(text: str) -> float:
    return LETTER * sum(2 if east_asian_width(letter) in "FW" else 1 for letter in text)
