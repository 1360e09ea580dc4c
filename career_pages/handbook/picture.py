"""The pictures of the handbook."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from PIL import Image

# Dots of a picture for each pixel of the page, in each direction: sharp on fine screens too.
PIXELS: Final = 2


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file, with the width and the height in pixels in which a page shows it."""

    path: Path
    width: int
    height: int

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return the picture in a file, of which only the beginning is read."""
        with Image.open(path) as image:
            width, height = image.size
        return cls(path, round(width / PIXELS), round(height / PIXELS))
