"""A file that came to be imported: how large it may be, its text, and its pictures."""

import codecs
import posixpath
import re
import unicodedata
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from types import MappingProxyType
from typing import Final

from PIL import Image, UnidentifiedImageError


class DocumentError(Exception):
    """A document that cannot be imported; its message is one sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A document to be read: its name, its bytes, and the files that came with it.

    ``companions`` are those files by the path that the document names them by, such as pictures.
    """

    name: str
    data: bytes
    companions: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that is not imported, and the one sentence that says why and what to do."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportLimits:
    """What one file may hold at most; beyond it the file is refused.

    ``file_bytes`` is its size, ``unpacked_bytes`` that of all it holds when it is an archive (a
    Word document is one), ``files`` how many it may hold. ``line_characters`` is the length of one
    line of text, ``lines`` and ``characters`` say how much text it is altogether, ``cells`` how
    many cells its tables have in Markdown, ``nesting`` how deep elements may stand inside each
    other. ``pictures`` and ``picture_bytes`` say how many pictures of a document are kept and how
    large each may be; those beyond are reported, and the document is imported without them.
    """

    file_bytes: int = 20_000_000
    unpacked_bytes: int = 200_000_000
    files: int = 1_000
    line_characters: int = 200_000
    lines: int = 20_000
    characters: int = 2_000_000
    cells: int = 50_000
    nesting: int = 200
    pictures: int = 200
    picture_bytes: int = 15_000_000

    @property
    def megabytes(self) -> int:
        """The size of a file in megabytes of a million bytes, for messages."""
        return self.file_bytes // 1_000_000


DEFAULT_LIMITS: Final = ImportLimits()


class Companions(Mapping[str, bytes]):
    """The files of an archive by their paths as a document in ``folder`` names them.

    "images/hive.png" and "./images/../images/hive.png" are the same file; nothing outside the
    archive has a path.
    """

    def __init__(self, files: Mapping[str, bytes], folder: str) -> None:
        self._files = files
        self._folder = folder

    def __getitem__(self, path: str) -> bytes:
        return self._files[posixpath.normpath(posixpath.join(self._folder, path))]

    def __iter__(self) -> Iterator[str]:
        return (posixpath.relpath(name, self._folder or ".") for name in self._files)

    def __len__(self) -> int:
        return len(self._files)


NO_COMPANIONS: Final[Mapping[str, bytes]] = MappingProxyType({})


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


_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff]")
# Line numbers must agree with an editor's, and these are not line ends to most of them.
_SPACE_LIKE = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
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
        kinds = {unicodedata.category(character) for character in set(text)}
        if re.search(r"[ \n]", text) and not kinds & {"Cn", "Co", "Cs"}:
            return encoding
    return ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture within a text: its file's ``name`` and bytes, and what the author says of it.

    ``alt`` is the alternative text, ``caption`` what stands below it; both are "" where the
    document gives none. ``address`` is the path of a picture that the site has already; then
    there is no ``data``. A ``decorative`` picture says nothing that the text does not.
    """

    name: str
    data: bytes
    alt: str = ""
    caption: str = ""
    address: str = ""
    decorative: bool = False


class UnusablePictureError(Exception):
    """A picture that a page cannot show; its message says why and what to do."""


# The formats that every browser shows, and how the names of their files end.
_ENDINGS: Final = {
    "PNG": (".png",),
    "JPEG": (".jpg", ".jpeg"),
    "GIF": (".gif",),
    "WEBP": (".webp",),
}
# Smaller pictures are there to tell a server that somebody looks.
_SMALLEST: Final = 3


def checked_picture(data: bytes, name: str, alt: str, limits: ImportLimits) -> Picture | None:
    """Return the picture in a file, its name with the right ending; None if it is too small to see.

    Raises UnusablePictureError for one that is too large, that cannot be read, or that has another
    format than PNG, JPEG, GIF or WebP.
    """
    if len(data) > limits.picture_bytes:
        raise UnusablePictureError(
            f"the picture is larger than {limits.picture_bytes // 1_000_000} MB; make it smaller"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data)) as image:
                kind, size = image.format or "", image.size
                image.verify()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UnusablePictureError("the picture has too many pixels; make it smaller") from None
    except UnidentifiedImageError:
        raise UnusablePictureError("the picture cannot be read; save it as PNG or JPEG") from None
    except Exception:  # Pillow's decoders raise whatever their format makes them stumble over.
        raise UnusablePictureError("the picture is damaged; save it again") from None
    if kind not in _ENDINGS:
        raise UnusablePictureError(f"browsers do not show {kind} pictures; save it as PNG or JPEG")
    if max(size) < _SMALLEST:
        return None
    endings = _ENDINGS[kind]
    if not name.lower().endswith(endings):
        name = (name.rpartition(".")[0] or name) + endings[0]
    return Picture(name, data, alt)
