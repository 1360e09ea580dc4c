"""Files that may be pictures of a page."""

import warnings
from io import BytesIO
from typing import Final

from PIL import Image, UnidentifiedImageError

from career_pages.importing.import_limits import ImportLimits
from career_pages.importing.picture import Picture

# The formats that every browser shows.
_SHOWN: Final = ("PNG", "JPEG", "GIF", "WEBP")
_ENDINGS: Final = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp"}
# A picture that nobody sees: it tells a server that somebody looks.
_SMALLEST: Final = 3


class UnusablePictureError(Exception):
    """A picture that a page cannot show; its message says why and what to do."""


def checked_picture(data: bytes, name: str, alt: str, limits: ImportLimits) -> Picture | None:
    """Return the picture in a file, its name with the right ending; None if it is too small to see.

    Raises UnusablePictureError for one that is too large, that cannot be read, or that has another
    format than PNG, JPEG, GIF or WebP.
    """
    if len(data) > limits.picture_bytes:
        raise UnusablePictureError(
            f"the picture is larger than {limits.picture_bytes // 1_000_000} MB; make it smaller"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data)) as image:
                kind, size = image.format or "", image.size
                image.verify()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UnusablePictureError("the picture has too many pixels; make it smaller") from None
    except UnidentifiedImageError:
        raise UnusablePictureError("the picture cannot be read; save it as PNG or JPEG") from None
    except Exception:  # Pillow's decoders raise whatever their format makes them stumble over.
        raise UnusablePictureError("the picture is damaged; save it again") from None
    if kind not in _SHOWN:
        raise UnusablePictureError(f"browsers do not show {kind} pictures; save it as PNG or JPEG")
    if max(size) < _SMALLEST:
        return None
    stem = name.rpartition(".")[0] or name
    right = name.lower().endswith((_ENDINGS[kind], ".jpeg" if kind == "JPEG" else _ENDINGS[kind]))
    return Picture(name if right else stem + _ENDINGS[kind], data, alt)
