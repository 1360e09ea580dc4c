"""The pictures that a Markdown document refers to: beside its file, in its text, on this site."""

import base64
import binascii
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import unquote

from career_pages.importing.import_limits import ImportLimits
from career_pages.importing.notes import PICTURE_NOT_HERE, REMOTE_PICTURE
from career_pages.importing.outline import Line, LineKind
from career_pages.importing.picture import Picture
from career_pages.importing.picture_files import UnusablePictureError, checked_picture

LONGEST_CAPTION: Final = 250
_SITE_PICTURES: Final = "/media/"
_EMBEDDED: Final = re.compile(r"data:image/([a-z]+)[\w.+;=-]*;base64,([\w+/=%-]*)", re.IGNORECASE)


def with_pictures_apart(text: str) -> tuple[str, dict[str, bytes]]:
    """Return the text with file names in the place of pictures written out in it, and those files.

    Google Docs writes pictures so, each on a line of a million characters.
    """
    files: dict[str, bytes] = {}

    def name_of(found: re.Match[str]) -> str:
        name = f"embedded-picture-{len(files) + 1}.{found[1].lower()}"
        try:
            files[name] = base64.b64decode(unquote(found[2]))
        except (binascii.Error, ValueError):
            files[name] = b""
        return name

    return _EMBEDDED.sub(name_of, text), files


@dataclass(slots=True)
class MarkdownPictures:
    """Collects the pictures of a document; ``addresses`` are those under which it has them."""

    companions: Mapping[str, bytes]
    limits: ImportLimits
    addresses: set[str] = field(default_factory=set)
    _count: int = 0
    _waiting: list[Line] = field(default_factory=list)

    def take(self, address: str, alt: str, caption: str, line: int) -> str:
        """Keep the picture at an address for the line it is on; return why not, or ""."""
        if self._count >= self.limits.pictures:
            return f"a document has at most {self.limits.pictures} pictures"
        try:
            picture = self._find(address, alt)
        except UnusablePictureError as error:
            return str(error)
        picture = replace(picture, caption=caption)
        text = "\n".join(filter(None, [alt, caption]))
        self._count += 1
        self.addresses.add(address)
        self._waiting.append(Line(LineKind.IMAGE, text, "", line, line, picture=picture))
        return ""

    def taken(self) -> list[Line]:
        """Return the lines of the pictures that were kept since the last time."""
        lines, self._waiting = self._waiting, []
        return lines

    def _find(self, address: str, alt: str) -> Picture:
        path = unquote(re.split(r"[?#]", address)[0]).replace("\\", "/")
        if address.startswith(_SITE_PICTURES):
            return Picture(posixpath.basename(path), b"", alt, address=address)
        if address.lower().startswith(("http:", "https:", "//")):
            raise UnusablePictureError(REMOTE_PICTURE)
        data = self.companions.get(posixpath.normpath(path))
        if data is None:
            raise UnusablePictureError(PICTURE_NOT_HERE)
        picture = checked_picture(data, posixpath.basename(path), alt, self.limits)
        if picture is None:
            raise UnusablePictureError("the picture is too small to be seen")
        return picture
