"""The pictures of a page: in its text, beside its file, on this site, or elsewhere."""

import base64
import binascii
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, unquote_to_bytes

from career_pages.importing.import_limits import ImportLimits
from career_pages.importing.notes import PICTURE_NOT_HERE, REMOTE_PICTURE
from career_pages.importing.picture import Picture
from career_pages.importing.picture_files import UnusablePictureError, checked_picture
from career_pages.importing.readers.html_tree import Element
from career_pages.importing.readers.rendition import Rendition

_DATA = re.compile(r"data:image/([\w.+-]+)[^,]*?(;base64)?,", re.IGNORECASE)
_SITE_PICTURES = "/media/"
_LAZY = ("data-src", "data-original", "data-lazy-src")
_SMALLEST = 3


@dataclass(slots=True)
class PagePictures:
    """Puts the pictures of one page into its rendition, or says there why not."""

    rendition: Rendition
    companions: Mapping[str, bytes]
    limits: ImportLimits
    count: int = 0

    def add(self, image: Element) -> None:
        """Add the picture that an img element shows."""
        address, alt = _address(image), " ".join(str(image.get("alt") or "").split())
        if not address or _is_invisible(image):
            return
        self.count += 1
        if self.count > self.limits.pictures:
            self._report(address, alt, f"a document has at most {self.limits.pictures} pictures")
        elif found := _DATA.match(address):
            self._add_data(_bytes(address[found.end() :], bool(found[2])), found[1], alt)
        elif address.startswith(_SITE_PICTURES):
            name = posixpath.basename(address)
            self.rendition.add_picture(Picture(name, b"", alt, address=address))
        elif address.startswith(("http://", "https://", "//")):
            self.rendition.leave_out([" ".join(filter(None, [alt, address]))], REMOTE_PICTURE)
        else:
            self._add_companion(address, alt)

    def _add_companion(self, address: str, alt: str) -> None:
        path = posixpath.normpath(unquote(re.split(r"[?#]", address)[0]).replace("\\", "/"))
        data = self.companions.get(path)
        if data is None:
            self._report(posixpath.basename(path), alt, PICTURE_NOT_HERE)
        else:
            self._add_checked(data, posixpath.basename(path), alt)

    def _add_data(self, data: bytes, kind: str, alt: str) -> None:
        self._add_checked(data, f"picture-{self.count}.{kind.partition('+')[0]}", alt)

    def _add_checked(self, data: bytes, name: str, alt: str) -> None:
        try:
            picture = checked_picture(data, name, alt, self.limits)
        except UnusablePictureError as error:
            self._report(name, alt, str(error))
        else:
            if picture:
                self.rendition.add_picture(picture)

    def _report(self, name: str, alt: str, why: str) -> None:
        self.rendition.not_placed(" ".join(filter(None, [alt, f"({name[:200]})"])), why)


def _address(image: Element) -> str:
    """Return where the picture is, also if a script would only load it later."""
    address = str(image.get("src") or "").strip()
    if not address or address.startswith("data:"):
        later = next((str(image.get(name)).strip() for name in _LAZY if image.get(name)), "")
        return later or address
    return address


def _is_invisible(image: Element) -> bool:
    """Say whether a picture is not there to be seen: a tracker's pixel, or a tick box."""
    if "checkbox" in str(image.get("aria-roledescription") or ""):
        return True
    sizes = [str(image.get(name) or "").removesuffix("px") for name in ("width", "height")]
    return any(size.isdecimal() and int(size[:6]) < _SMALLEST for size in sizes)


def _bytes(text: str, is_base64: bool) -> bytes:
    if not is_base64:
        return unquote_to_bytes(text)
    try:
        return base64.b64decode(unquote(text))
    except (binascii.Error, ValueError):
        return b""
