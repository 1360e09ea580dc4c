"""Pictures in a Word document."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

from docx.image.exceptions import UnrecognizedImageError
from docx.shared import Inches
from PIL import Image, UnidentifiedImageError

from career_pages.exporting.docx_text import clean
from career_pages.importing.picture import Picture

_WIDEST: Final = Inches(6)
_CAPTION: Final = "Caption"
_DECORATIVE: Final = "{.decorative}"
_PLACE: Final = "{.picture}"


def add_picture(document: Any, picture: Picture, files: Mapping[str, Any]) -> None:
    """Write a picture with its alternative text, and its caption below it.

    ``files`` are the site's images by their addresses; one whose file is gone is its words alone.
    A place for a picture that is still to come is a caption with a mark.
    """
    data = _data(files.get(picture.address))
    if data:
        shape = _shape(document, data)
        shape._inline.docPr.set("descr", clean(picture.alt))
    words = [picture.caption, _DECORATIVE if picture.decorative and data else ""]
    if not picture.address:
        words = [picture.caption, _PLACE]
    elif not data:
        words = [picture.alt, picture.caption]
    if text := " ".join(filter(None, words)):
        document.add_paragraph(clean(text), style=_CAPTION)


def _data(image: Any) -> bytes:
    try:
        with image.file.open("rb") as file:
            return bytes(file.read())
    except (AttributeError, OSError):
        return b""


def _shape(document: Any, data: bytes) -> Any:
    try:
        shape = document.add_picture(BytesIO(data))
    except UnrecognizedImageError:
        shape = document.add_picture(BytesIO(_as_png(data)))
    if shape.width > _WIDEST:
        shape.height = int(shape.height * _WIDEST / shape.width)
        shape.width = _WIDEST
    return shape


def _as_png(data: bytes) -> bytes:
    file = BytesIO()
    try:
        Image.open(BytesIO(data)).save(file, "PNG")
    except (UnidentifiedImageError, OSError):
        Image.new("RGB", (1, 1), "white").save(file, "PNG")
    return file.getvalue()
