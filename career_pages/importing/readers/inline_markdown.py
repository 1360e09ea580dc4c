"""The inline marks of Markdown as plain text and as limited HTML."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from markdown_it.token import Token

from career_pages.importing.links import allowed_address, anchor_html
from career_pages.importing.notes import (
    LINK_IN_PLAIN_TEXT,
    LINK_TITLE,
    REFUSED_LINK,
    Notes,
)
from career_pages.importing.readers.markdown_pictures import LONGEST_CAPTION, MarkdownPictures

_TAGS = {"strong_open": "<b>", "strong_close": "</b>", "em_open": "<i>", "em_close": "</i>"}


@dataclass(frozen=True, slots=True)
class Inline:
    """A run of text: plain, and as inline HTML; both with "\\n" where the source had one."""

    text: str
    html: str


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
