"""The inline marks and pictures of Markdown."""

import base64
import binascii
import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

from markdown_it.token import Token

from career_pages.documents.links import allowed_address, anchor_html
from career_pages.documents.outline import (
    LINK_IN_PLAIN_TEXT,
    LINK_TITLE,
    PICTURE_NOT_HERE,
    REFUSED_LINK,
    REMOTE_PICTURE,
    Line,
    LineKind,
    Notes,
)
from career_pages.documents.source_file import (
    ImportLimits,
    Picture,
    UnusablePictureError,
    checked_picture,
)
from career_pages.text import collapse

LONGEST_CAPTION: Final = 250
DECORATIVE: Final = re.compile(r"\s*\{\.decorative\}\s*")
SITE_PICTURES: Final = "/media/"
_EMBEDDED: Final = re.compile(r"data:image/([a-z]+)[\w.+;=-]*;base64,([\w+/=%-]*)", re.IGNORECASE)
_TAGS = {"strong_open": "<b>", "strong_close": "</b>", "em_open": "<i>", "em_close": "</i>"}


@dataclass(frozen=True, slots=True)
class Inline:
    """A run of text: plain, and as inline HTML; both with "\\n" where the source had one."""

    text: str
    html: str


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
        if address.startswith(SITE_PICTURES):
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


def site_picture(tokens: Sequence[Token], pictures: MarkdownPictures) -> Picture | None:
    """Return the picture that is all a paragraph holds, if the site has it; else None.

    One without an address is the place for a picture that is still to come. The title of a picture
    is its caption; a mark behind it says that it is decorative.
    """
    if not tokens or tokens[0].type != "image":
        return None
    rest = "".join(token.content for token in tokens[1:])
    is_decorative = bool(DECORATIVE.fullmatch(rest))
    address = str(tokens[0].attrGet("src") or "")
    caption = collapse(str(tokens[0].attrGet("title") or ""))
    is_here = address.startswith(SITE_PICTURES) or (not address and caption)
    if not is_here or (rest.strip() and not is_decorative):
        return None
    alternative = InlineReader(Notes(), pictures, 1, links=False).read(tokens[0].children or ())
    name = PurePosixPath(unquote(address)).name
    pictures.addresses.add(address)
    return Picture(name, b"", collapse(alternative.text), caption, address, is_decorative)


@dataclass(slots=True)
class _OpenLink:
    address: str
    text_from: int
    html_from: int


@dataclass(slots=True)
class InlineReader:
    """Turns the tokens of a run of text into an `Inline` and notes what that cannot hold.

    ``line`` is the 1-based source line on which the run begins. What ``pictures`` takes is not in
    the text any more. Without ``links`` the run is for
    a place of plain text, and the addresses of its links are noted as withheld.
    """

    notes: Notes
    pictures: MarkdownPictures
    line: int
    links: bool = True
    _text: str = ""
    _html: str = ""
    _open: list[_OpenLink] = field(default_factory=list)

    def read(self, tokens: Sequence[Token]) -> Inline:
        """Return the run that ``tokens`` describe."""
        for token in tokens:
            self._take(token)
        return Inline(self._text, self._html)

    def _take(self, token: Token) -> None:
        match token.type:
            case "softbreak":
                self._break("")
            case "hardbreak":
                self._break("<br>")
            case "link_open":
                self._open_link(token)
            case "link_close":
                self._close_link()
            case "image":
                self._image(token)
            case kind if kind in _TAGS:
                self._html += _TAGS[kind]
            case _:
                self._write(token.content)

    def _write(self, text: str) -> None:
        self._text += text
        self._html += escape(text, quote=False)

    def _break(self, tag: str) -> None:
        self.line += 1
        self._text += "\n"
        self._html += tag + "\n"

    def _open_link(self, token: Token) -> None:
        written = str(token.attrGet("href") or "")
        self._note_title(token)
        address = allowed_address(written)
        if written and not address:
            self.notes.withhold(self.line, written, REFUSED_LINK)
        elif written and not self.links:
            self.notes.withhold(self.line, written, LINK_IN_PLAIN_TEXT)
        if not self.links:
            address = ""
        self._open.append(_OpenLink(address, len(self._text), len(self._html)))

    def _close_link(self) -> None:
        link = self._open.pop()
        if not link.address:
            return
        if not self._text[link.text_from :].strip():
            self._write(link.address)
        inner = self._html[link.html_from :]
        self._html = self._html[: link.html_from] + anchor_html(link.address, inner)

    def _image(self, token: Token) -> None:
        # A picture's alternative text is plain, and an address within it is lost as well.
        reader = InlineReader(self.notes, self.pictures, self.line, links=False)
        alt = " ".join(reader.read(token.children or ()).text.split())
        caption = " ".join(str(token.attrGet("title") or "").split())
        if len(caption) > LONGEST_CAPTION:
            caption = ""
        address = str(token.attrGet("src") or "")
        why_not = self.pictures.take(address, alt, caption, self.line) if address else ""
        if why_not:
            self.notes.withhold(self.line, address, why_not)
        if why_not or not address:
            self._write(alt)
        if why_not or not address or not caption:
            self._note_title(token)

    def _note_title(self, token: Token) -> None:
        title = str(token.attrGet("title") or "")
        if title.strip():
            self.notes.withhold(self.line, title, LINK_TITLE)
