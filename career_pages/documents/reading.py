"""From a file, or an archive of files, to documents."""

import posixpath
import re
import zlib
from collections.abc import Collection, Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import PurePath, PurePosixPath
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from career_pages.documents.front_matter import DocumentFormat, GuideDocument, read_front_matter
from career_pages.documents.outline import READ_AS_WINDOWS
from career_pages.documents.readers.docx import read_docx
from career_pages.documents.readers.html import read_html
from career_pages.documents.readers.markdown import read_markdown, with_pictures_apart
from career_pages.documents.readers.plain_text import read_plain_text
from career_pages.documents.source_file import (
    DEFAULT_LIMITS,
    NO_COMPANIONS,
    Companions,
    DocumentError,
    ImportLimits,
    RefusedFile,
    SourceFile,
    decode,
    decode_page,
)

_MARKDOWN: Final = frozenset({".md", ".markdown"})
_HTML: Final = frozenset({".html", ".htm"})
# What the name of a document may end in.
DOCUMENT_SUFFIXES: Final = _MARKDOWN | _HTML | {".txt", ".docx"}


def read_document(
    data: bytes,
    file_name: str,
    limits: ImportLimits = DEFAULT_LIMITS,
    companions: Mapping[str, bytes] = NO_COMPANIONS,
) -> GuideDocument:
    """Return the document that a file holds; the suffix of ``file_name`` says of which kind.

    ``companions`` are the files that came with it, such as pictures, by the path that the document
    names them by. Raises DocumentError for a file of another kind, for one beyond the limits, and
    for one that cannot be read.
    """
    suffix = PurePath(file_name).suffix.lower()
    if suffix not in DOCUMENT_SUFFIXES:
        raise _unsupported(suffix)
    if len(data) > limits.file_bytes:
        raise DocumentError(
            f"The file is larger than {limits.megabytes} MB; shorten it, or make its pictures "
            "smaller."
        )
    _refuse_foreign_data(data, suffix)
    if suffix == ".docx":
        document = read_docx(data, limits)
        _refuse_long(document.text, limits)
        return document
    if suffix in _HTML:
        decoded = decode_page(data)
        document = read_html(decoded.text, limits, companions, left_out={})
        _refuse_long(document.text, limits)
    else:
        decoded = decode(data)
        document = _read_lines(decoded.text, suffix in _MARKDOWN, limits, companions)
    if decoded.is_guess:
        document.notes.warn(1, READ_AS_WINDOWS)
    return document


def _read_lines(
    text: str, is_markdown: bool, limits: ImportLimits, companions: Mapping[str, bytes]
) -> GuideDocument:
    if is_markdown:
        text, embedded = with_pictures_apart(text)
        companions = {**companions, **embedded} if embedded else companions
    if len(max(text.split("\n"), key=len)) > limits.line_characters:
        raise DocumentError(
            f"A line of the file is longer than {limits.line_characters:,} characters; "
            "break it into paragraphs."
        )
    _refuse_long(text, limits, is_markdown)
    return read_text(text, is_markdown, limits, companions)


def _refuse_long(text: str, limits: ImportLimits, is_markdown: bool = False) -> None:
    """Raise DocumentError for more text than an import looks through."""
    for count, most, what in (
        (text.count("\n") + 1, limits.lines, "lines"),
        (len(text), limits.characters, "characters"),
        (text.count("|") if is_markdown else 0, limits.cells, "cells in tables"),
    ):
        if count > most:
            raise DocumentError(
                f"The document has more than {most:,} {what}; divide it into several."
            )


def read_text(
    text: str,
    is_markdown: bool,
    limits: ImportLimits = DEFAULT_LIMITS,
    companions: Mapping[str, bytes] = NO_COMPANIONS,
) -> GuideDocument:
    """Return the document that decoded text holds, with "\\n" line ends.

    ``companions`` are the pictures that Markdown may refer to, by their addresses. Raises
    DocumentError for front matter or nesting that cannot be read.
    """
    front_matter, notes, taken = read_front_matter(text)
    # Blank lines in its place keep the line numbers of the rest.
    body = "\n" * taken + "\n".join(text.split("\n")[taken:])
    outline = read_markdown(body, limits, companions) if is_markdown else read_plain_text(body)
    written = DocumentFormat.MARKDOWN if is_markdown else DocumentFormat.PLAIN_TEXT
    return GuideDocument(text, written, front_matter, taken, notes, outline)


_SAVE = "open it, save it as a Word document (.docx), and import that."
_PROTECTED: Final = (
    "The document is protected with a password; remove the password in Word, save it again, and "
    "import that."
)
_ADVICE: Final = {
    ".doc": f"This is a document of an old version of Word; {_SAVE}",
    ".docm": "This is a Word document with macros; save it as a Word document (.docx) without.",
    ".dotx": f"This is a template of Word; {_SAVE}",
    ".gdoc": "This only points to a document in Google Docs; download that as Word (.docx).",
    ".odt": f"This is an OpenDocument text; {_SAVE}",
    ".pages": "This is a document of Pages; export it as Word (.docx), and import that.",
    ".pdf": "A PDF has lost what is a heading and what a list; import the document it was made of.",
    ".rtf": f"This is a document in Rich Text Format; {_SAVE}",
    ".mht": "This is a web archive; save the page as HTML (.html) only, and import that.",
    ".zip": "This is an archive of several files; end its name in .zip, or unpack it first.",
}
_KINDS: Final = "Word (.docx), HTML (.html), Markdown (.md) or plain text (.txt)"


def _unsupported(suffix: str) -> DocumentError:
    """Return why a file whose name ends in ``suffix`` is not imported."""
    if not suffix:
        return DocumentError(
            f"The file's name has no ending; end it in that of its kind: {_KINDS}."
        )
    advice = _ADVICE.get(suffix) or f"Save the guide as {_KINDS}."
    return DocumentError(f"Files that end in “{suffix}” cannot be imported. {advice}")


_SIGNATURES: Final = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"MIME-Version:", ".mht"),
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK\x03\x04"
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT: Final = b"mimetypeapplication/vnd.oasis.opendocument"


def _refuse_foreign_data(data: bytes, suffix: str) -> None:
    """Raise DocumentError for a file that is of another kind than its name says."""
    if data.startswith(_OLE):
        # Word wraps an encrypted document in the container of its old format.
        raise DocumentError(_PROTECTED if _ENCRYPTED in data else _ADVICE[".doc"])
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise DocumentError(_ADVICE[kind])
    is_archive = data.startswith(_ZIP)
    if is_archive and _OPEN_DOCUMENT in data[:200]:
        raise DocumentError(_ADVICE[".odt"])
    if is_archive and suffix != ".docx":
        word = b"word/document.xml" in data
        raise DocumentError(
            "This is a Word document; end its name in .docx." if word else _ADVICE[".zip"]
        )
    if data.startswith(_PICTURES) and b"\0" in data:
        raise DocumentError(f"This is a picture; save the guide itself as {_KINDS}.")


def documents_in(data: bytes, name: str, limits: ImportLimits) -> list[SourceFile | RefusedFile]:
    """Return the documents of a file, in the order in which it holds them.

    A zip archive gives one result for each of its files that is not beside a document, such as a
    picture; whatever cannot be taken is refused with its reason, and the others arrive. Every
    other file is one document, whatever it holds.
    """
    if PurePosixPath(name).suffix.lower() != ".zip":
        return [SourceFile(name, data)]
    if len(data) > limits.file_bytes:
        reason = f"The archive is larger than {limits.megabytes} MB; divide it into smaller ones."
        return [RefusedFile(name, reason)]
    if data.count(_ENTRY) > limits.files * _ENTRIES_PER_FILE:
        return [_too_many(name, limits)]
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _OpenedArchive(archive, name, limits).documents()
    except (BadZipFile, ValueError, NotImplementedError):
        return [RefusedFile(name, "The archive is damaged, or is no zip archive; pack it again.")]


# What every entry of an archive's list begins with, and how many of those one file may cost: an
# archive inside an archive has a list of its own.
_ENTRY: Final = b"PK\x01\x02"
_ENTRIES_PER_FILE: Final = 20


def _too_many(name: str, limits: ImportLimits) -> RefusedFile:
    reason = f"The archive holds more than {limits.files:,} files; divide it into smaller ones."
    return RefusedFile(name, reason)


_ARCHIVES: Final = frozenset({".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz"})
_ENDINGS: Final = ", ".join(sorted(DOCUMENT_SUFFIXES))


class _UnpackingError(Exception):
    """A file that is not unpacked; its message is one sentence that says what to do."""


class _ArchiveTooLargeError(_UnpackingError):
    """The archive has given as much as it may."""


class _OpenedArchive:
    """An archive whose files are sorted into documents, their companions, and what is refused."""

    def __init__(self, archive: ZipFile, name: str, limits: ImportLimits) -> None:
        self._archive = archive
        self._name = name
        self._limits = limits
        self._unpacker = _Unpacker(archive, limits)
        self._results: list[SourceFile | RefusedFile] = []
        self._taken: set[str] = set()
        self._companions: dict[str, bytes] = {}

    def documents(self) -> list[SourceFile | RefusedFile]:
        """Return every document and every refusal."""
        entries = [(_written_name(info), info) for info in self._archive.infolist()]
        entries = [(path, info) for path, info in entries if not _is_hidden(path)]
        if len(entries) > self._limits.files:
            return [_too_many(self._name, self._limits)]
        names = {path for path, _ in entries}
        for path, info in entries:
            beside = _is_picture(path) or _belongs_to_web_page(path, names)
            try:
                self._take(path, info, beside)
            except _ArchiveTooLargeError:
                megabytes = self._limits.unpacked_bytes // 1_000_000
                self._refuse(
                    self._name,
                    f"The archive unpacks to more than {megabytes:,} MB; import “{path}” and what "
                    "follows it in archives of their own.",
                )
                break
            except _UnpackingError as error:
                self._refuse(self._full(path), str(error))
        if not self._results:
            self._refuse(
                self._name,
                f"The archive holds no guide document; put files that end in {_ENDINGS} into it.",
            )
        return self._results

    def _take(self, path: str, info: ZipInfo, beside: bool) -> None:
        if reason := self._refusal(path, beside):
            raise _UnpackingError(reason)
        data = self._unpacker.unpack(info)
        plain = posixpath.normpath(path)
        self._taken.add(plain)
        if beside:
            self._companions[plain] = data
        else:
            companions = Companions(self._companions, posixpath.dirname(plain))
            self._results.append(SourceFile(self._full(path), data, companions))

    def _refusal(self, path: str, beside: bool) -> str:
        """Return why a file is not even unpacked, or ""."""
        suffix = PurePosixPath(path).suffix.lower()
        if _leads_outside(path):
            return "Its name leads out of the archive; give it a plain name and pack it again."
        if posixpath.normpath(path) in self._taken:
            return "The archive holds another file of this name; rename one of them."
        if beside:
            return ""
        if suffix in _ARCHIVES:
            return "An archive inside an archive is not opened; unpack it and import its files."
        if suffix not in DOCUMENT_SUFFIXES:
            return str(_unsupported(suffix))
        return ""

    def _refuse(self, name: str, reason: str) -> None:
        self._results.append(RefusedFile(name, reason))

    def _full(self, path: str) -> str:
        return f"{self._name}/{path}"


# Other methods hand out what they unpacked in one piece, however large it is.
_METHODS: Final = frozenset({ZIP_STORED, ZIP_DEFLATED})
_IS_ENCRYPTED: Final = 0x1
_CHUNK: Final = 65_536
# Text shrinks to a tenth; a file that shrinks to a two-hundredth says nothing.
_MOST_RATIO: Final = 200
_HARMLESS: Final = 1_000_000


class _Unpacker:
    """Unpacks files one by one, and counts what came out of all of them together.

    What an archive says about sizes is not believed.
    """

    def __init__(self, archive: ZipFile, limits: ImportLimits) -> None:
        self._archive = archive
        self._limits = limits
        self._unpacked = 0

    def unpack(self, info: ZipInfo) -> bytes:
        """Return the bytes of a file.

        Raises _UnpackingError for one that is protected, damaged, or too large, and
        _ArchiveTooLargeError once the archive as a whole is.
        """
        if info.flag_bits & _IS_ENCRYPTED:
            raise _UnpackingError("It is protected with a password; pack it again without one.")
        if info.compress_type not in _METHODS:
            raise _UnpackingError(
                "It is packed in an unusual way; pack it as an ordinary zip file."
            )
        try:
            return self._read(info)
        except (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
            raise _UnpackingError("It is damaged in the archive; pack it again.") from None

    def _read(self, info: ZipInfo) -> bytes:
        data = bytearray()
        with self._archive.open(info) as packed:
            while chunk := packed.read(_CHUNK):
                data += chunk
                self._unpacked += len(chunk)
                self._check(len(data), info.compress_size)
        return bytes(data)

    def _check(self, size: int, packed_size: int) -> None:
        if self._unpacked > self._limits.unpacked_bytes:
            raise _ArchiveTooLargeError("The archive is too large when it is unpacked.")
        if size > self._limits.file_bytes:
            raise _UnpackingError(
                f"It is larger than {self._limits.megabytes} MB when it is unpacked; "
                "shorten it, or make its pictures smaller."
            )
        if size > _HARMLESS and size > _MOST_RATIO * packed_size:
            raise _UnpackingError(
                "It unpacks to a multiple of its size, as no document does; save it again."
            )


_IS_UTF_8: Final = 0x800
_LEFT_BY_SYSTEMS: Final = frozenset({"__macosx", "desktop.ini", "thumbs.db"})
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_PICTURE_SUFFIXES: Final = frozenset(
    {
        *(".apng", ".avif", ".bmp", ".emf", ".gif", ".ico", ".jpe", ".jpeg", ".jpg", ".png"),
        *(".svg", ".tif", ".tiff", ".webp", ".wmf"),
    }
)
_FOLDERS_OF_WEB_PAGES: Final = re.compile(r"(?:_files|-Dateien|_fichiers|_archivos|\.fld)$")


def _written_name(info: ZipInfo) -> str:
    """Return the path of a file inside its archive as its author wrote it, parted by "/".

    Archives made by macOS hold UTF-8 without saying so; then it would read as code page 437.
    """
    name = info.filename
    if not info.flag_bits & _IS_UTF_8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _is_hidden(path: str) -> bool:
    """Say whether a path is a folder, or of a file that a system keeps for itself."""
    parts = path.split("/")
    return not parts[-1] or any(
        part.casefold() in _LEFT_BY_SYSTEMS or (part.startswith(".") and part.strip("."))
        for part in parts
    )


def _leads_outside(path: str) -> bool:
    """Say whether a path would be outside the archive's own folder if it were unpacked."""
    return path.startswith("/") or bool(_DRIVE.match(path)) or ".." in path.split("/")


def _is_picture(path: str) -> bool:
    """Say whether a file is one of those that documents show."""
    return PurePosixPath(path).suffix.lower() in _PICTURE_SUFFIXES


def _belongs_to_web_page(path: str, names: Collection[str]) -> bool:
    """Say whether a file is in the folder that was saved together with a web page.

    Browsers and Word put what "page.html" shows into "page_files".
    """
    folder = posixpath.dirname(path)
    while folder:
        page = _FOLDERS_OF_WEB_PAGES.sub("", folder)
        if page != folder and any(page + suffix in names for suffix in _HTML):
            return True
        folder = posixpath.dirname(folder).rstrip("/")
    return False
