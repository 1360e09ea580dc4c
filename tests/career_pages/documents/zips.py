"""Zip archives, as people pack them and as nobody should."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def zip_of(files: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    """Return an archive of files by their names; a name that ends with "/" is a folder."""
    packed = BytesIO()
    with ZipFile(packed, "w", method) as archive:
        for name, data in files.items():
            # Unlike a plain name, this one is stored letter for letter.
            info = ZipInfo("x")
            info.filename = name
            info.compress_type = method
            archive.writestr(info, data)
    return packed.getvalue()


def changed(archive: bytes, offset: int, size: int, value: int) -> bytes:
    """Return an archive of one file with a number changed in both of the file's headers.

    ``offset`` is that of the number in the header before the file's bytes; the header in the list
    at the end has the same fields two bytes later.
    """
    data = bytearray(archive)
    number = value.to_bytes(size, "little")
    first, listed = data.index(b"PK\x03\x04"), data.rindex(b"PK\x01\x02")
    data[first + offset : first + offset + size] = number
    data[listed + offset + 2 : listed + offset + 2 + size] = number
    return bytes(data)
