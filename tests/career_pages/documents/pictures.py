"""Pictures for documents."""

from io import BytesIO

from PIL import Image


def picture_file(kind: str = "PNG", size: tuple[int, int] = (8, 8)) -> bytes:
    """Return the bytes of a picture."""
    file = BytesIO()
    Image.new("RGB", size, "teal").save(file, kind)
    return file.getvalue()
