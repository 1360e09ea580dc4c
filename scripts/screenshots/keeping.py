"""Writing pictures: small, and only when they look different."""

from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops

from career_pages.admin.handbook_pages import FOLDER as HANDBOOK

FOLDER: Final = HANDBOOK / "images"
COLORS: Final = 64
# Of 255 steps of brightness, and of a thousand dots: less is the smoothing of letters.
NOTICED: Final = 48
FEW: Final = 1


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
