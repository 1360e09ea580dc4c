"""The files that came with a document, kept with it as one."""

import posixpath
from collections.abc import Mapping
from html import escape
from io import BytesIO
from urllib.parse import quote
from zipfile import ZipFile

from career_pages.importing.source_file import Companions, SourceFile


def packed(file: SourceFile) -> bytes:
    """Return as a zip archive those companions that the document may name; b"" if there are none.

    An archive of many documents would otherwise be kept once for each of them.
    """
    named = {path: data for path, data in file.companions.items() if _may_name(file.data, path)}
    if not named:
        return b""
    archive = BytesIO()
    with ZipFile(archive, "w") as files:
        for path, data in named.items():
            files.writestr(path, data)
    return archive.getvalue()


def _may_name(document: bytes, path: str) -> bool:
    name = posixpath.basename(path)
    return any(form.encode() in document for form in (name, quote(name), escape(name)))


def unpacked(archive: bytes) -> Mapping[str, bytes]:
    """Return the files that `packed` put together, by the paths that the document names them by."""
    if not archive:
        return {}
    with ZipFile(BytesIO(archive)) as files:
        return Companions({path: files.read(path) for path in files.namelist()}, "")
