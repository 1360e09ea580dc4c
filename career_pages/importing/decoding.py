"""From the bytes of a file to text."""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from career_pages.importing.document_error import DocumentError

# Line numbers must agree with an editor's, and these are not line ends to most of them.
_SPACE_LIKE = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff]")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WINDOWS: Final = "cp1252"
_UNREADABLE = "The file is neither UTF-8 nor UTF-16 text; save it again as plain text in UTF-8."
# What a page may say of its encoding: <meta charset="…">, the same in "http-equiv", or <?xml … ?>.
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)"""
)
_DECLARED_WITHIN = 4096
_KNOWN = re.compile(
    r"windows-125\d|cp125\d|iso-?8859-\d\d?|us-ascii|koi8-[ru]|shift[_-]jis|euc-(?:jp|kr)|"
    r"gb2312|gbk|gb18030|big5|macintosh"
)
# Browsers read these as the larger encoding that they are a part of.
_READ_AS: Final = {"iso-8859-1": _WINDOWS, "iso8859-1": _WINDOWS, "us-ascii": _WINDOWS}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, with "\\n" line ends; whether its encoding was only guessed."""

    text: str
    is_guess: bool = False


def decode(data: bytes) -> Decoded:
    """Return the text of a file in UTF-8, UTF-16 or, where it is neither, Windows-1252.

    Control characters are dropped. Raises DocumentError for what is no text: NUL characters, or
    bytes that stand for nothing; and for a file without text.
    """
    if data.startswith(_UTF_16):
        return _with_text(_strictly(data, "utf-16"))
    if utf_16 := _unmarked_utf_16(data):
        return _with_text(_strictly(data, utf_16))
    try:
        return _with_text(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Decoded(_with_text(_strictly(data, _WINDOWS)).text, is_guess=True)


def decode_page(data: bytes) -> Decoded:
    """Return the text of an HTML file in the encoding that it declares, else as `decode` does."""
    found = _DECLARED.search(data[:_DECLARED_WITHIN].lower())
    declared = found[1].decode("ascii", "ignore") if found else ""
    if not data.startswith((codecs.BOM_UTF8, *_UTF_16)) and _KNOWN.fullmatch(declared):
        try:
            return _with_text(data.decode(_READ_AS.get(declared, declared)))
        except UnicodeDecodeError:
            pass
    return decode(data)


def without_controls(text: str) -> str:
    """Return ``text`` without control characters, and with spaces for odd line ends."""
    return _CONTROLS.sub("", _SPACE_LIKE.sub(" ", text))


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise DocumentError(_UNREADABLE) from None


def _with_text(text: str) -> Decoded:
    if "\0" in text:
        raise DocumentError(
            "The file holds NUL characters, so it is not a text document; "
            "save it again as plain text in UTF-8."
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = without_controls(text)
    if len(text) - len(shown) > max(10, len(text) // 50):
        raise DocumentError(_UNREADABLE)
    if not shown.strip():
        raise DocumentError("The file is empty; write the guide into it first.")
    return Decoded(shown)


def _unmarked_utf_16(data: bytes) -> str:
    """Return the UTF-16 encoding of text that does not say so, or "" for any other data.

    Its spaces and line ends have one byte that is 0, always on the same side.
    """
    if len(data) % 2:
        return ""
    for side, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = data[side::2].count(0)
        if zeros * 10 < len(data) // 2 or zeros != data.count(0):
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if re.search(r"[ \n]", text) and not _has_unassigned(text):
            return encoding
    return ""


def _has_unassigned(text: str) -> bool:
    return any(unicodedata.category(character) in {"Cn", "Co", "Cs"} for character in set(text))
