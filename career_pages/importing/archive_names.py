"""What the name of a file in an archive says about it."""

import posixpath
import re
from collections.abc import Collection
from contextlib import suppress
from pathlib import PurePosixPath
from typing import Final
from zipfile import ZipInfo

_PICTURE_SUFFIXES: Final = frozenset(
    {
        *(".apng", ".avif", ".bmp", ".emf", ".gif", ".ico", ".jpe", ".jpeg", ".jpg", ".png"),
        *(".svg", ".tif", ".tiff", ".webp", ".wmf"),
    }
)
_LEFT_BY_SYSTEMS: Final = frozenset({"__macosx", "desktop.ini", "thumbs.db"})
_WEB_PAGE_SUFFIXES: Final = (".html", ".htm")
_FOLDERS_OF_WEB_PAGES: Final = re.compile(r"(?:_files|-Dateien|_fichiers|_archivos|\.fld)$")
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_IS_UTF_8: Final = 0x800


def written_name(info: ZipInfo) -> str:
    """Return the path of a file inside its archive as its author wrote it, parted by "/".

    Archives made by macOS hold UTF-8 without saying so; then it would read as code page 437.
    """
    name = info.filename
    if not info.flag_bits & _IS_UTF_8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def is_hidden(path: str) -> bool:
    """Say whether a path is a folder, or of a file that a system keeps for itself."""
    parts = path.split("/")
    return not parts[-1] or any(
        part.casefold() in _LEFT_BY_SYSTEMS or (part.startswith(".") and part.strip("."))
        for part in parts
    )


def leads_outside(path: str) -> bool:
    """Say whether a path would be outside the archive's own folder if it were unpacked."""
    return path.startswith("/") or bool(_DRIVE.match(path)) or ".." in path.split("/")


def is_picture(path: str) -> bool:
    """Say whether a file is one of those that documents show."""
    return PurePosixPath(path).suffix.lower() in _PICTURE_SUFFIXES


def belongs_to_web_page(path: str, names: Collection[str]) -> bool:
    """Say whether a file is in the folder that was saved together with a web page.

    Browsers and Word put what "page.html" shows into "page_files".
    """
    folder = posixpath.dirname(path)
    while folder:
        page = _FOLDERS_OF_WEB_PAGES.sub("", folder)
        if page != folder and any(page + suffix in names for suffix in _WEB_PAGE_SUFFIXES):
            return True
        folder = posixpath.dirname(folder).rstrip("/")
    return False
