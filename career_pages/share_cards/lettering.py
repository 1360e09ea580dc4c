"""The fonts of the cards, and what they can write."""

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from PIL import ImageFont, features

HERE: Final = Path(__file__).resolve().parent / "fonts"
# Latin, Greek, Cyrillic and Hebrew; and Arabic, which the first does not have.
FONTS: Final = (HERE / "OpenSans-Bold.ttf", HERE / "Rubik-SemiBold.ttf")
# They join letters, or keep them apart, and are not written themselves.
JOINERS: Final = frozenset("\u200c\u200d")

# A text as it can be written, and the font for it.
Written = tuple[str, Path]


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
