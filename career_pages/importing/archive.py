"""The documents that a file holds: itself, or those of a zip archive."""

import posixpath
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from career_pages.importing.archive_names import (
    belongs_to_web_page,
    is_hidden,
    is_picture,
    leads_outside,
    written_name,
)
from career_pages.importing.foreign_files import refuse_suffix
from career_pages.importing.import_limits import ImportLimits
from career_pages.importing.reading import DOCUMENT_SUFFIXES
from career_pages.importing.source_file import Companions, RefusedFile, SourceFile
from career_pages.importing.unpacking import ArchiveTooLargeError, Unpacker, UnpackingError

ARCHIVE_SUFFIX: Final = ".zip"

# What every entry of an archive's list begins with, and how many of those one file may cost: an
# archive inside an archive has a list of its own.
_ENTRY: Final = b"PK\x01\x02"
_ENTRIES_PER_FILE: Final = 20
_ENDINGS: Final = ", ".join(sorted(DOCUMENT_SUFFIXES))
_ARCHIVES: Final = frozenset({".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz"})


def is_archive(name: str) -> bool:
    """Say whether a file of that name is taken for an archive of documents."""
    return PurePosixPath(name).suffix.lower() == ARCHIVE_SUFFIX


def documents_in(data: bytes, name: str, limits: ImportLimits) -> list[SourceFile | RefusedFile]:
    """Return the documents of a file, in the order in which it holds them.

    A zip archive gives one result for each of its files that is not beside a document, such as a
    picture; whatever cannot be taken is refused with its reason, and the others arrive. Every
    other file is one document, whatever it holds.
    """
    if not is_archive(name):
        return [SourceFile(name, data)]
    if len(data) > limits.file_bytes:
        return [
            RefusedFile(
                name,
                f"The archive is larger than {limits.megabytes} MB; divide it into smaller ones.",
            )
        ]
    if data.count(_ENTRY) > limits.files * _ENTRIES_PER_FILE:
        return [_too_many(name, limits)]
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _Opened(archive, name, limits).documents()
    except (BadZipFile, ValueError, NotImplementedError):
        return [RefusedFile(name, "The archive is damaged, or is no zip archive; pack it again.")]


def _too_many(name: str, limits: ImportLimits) -> RefusedFile:
    return RefusedFile(
        name, f"The archive holds more than {limits.files:,} files; divide it into smaller ones."
    )


class _Opened:
    """An archive whose files are sorted into documents, their companions, and what is refused."""

    def __init__(self, archive: ZipFile, name: str, limits: ImportLimits) -> None:
        self._archive = archive
        self._name = name
        self._limits = limits
        self._unpacker = Unpacker(archive, limits)
        self._results: list[SourceFile | RefusedFile] = []
        self._taken: set[str] = set()
        self._companions: dict[str, bytes] = {}

    def documents(self) -> list[SourceFile | RefusedFile]:
        """Return every document and every refusal."""
        entries = [(written_name(info), info) for info in self._archive.infolist()]
        entries = [(path, info) for path, info in entries if not is_hidden(path)]
        if len(entries) > self._limits.files:
            return [_too_many(self._name, self._limits)]
        names = {path for path, _ in entries}
        for path, info in entries:
            beside = is_picture(path) or belongs_to_web_page(path, names)
            try:
                self._take(path, info, beside)
            except ArchiveTooLargeError:
                self._refuse_rest(path)
                break
            except UnpackingError as error:
                self._results.append(RefusedFile(self._full(path), str(error)))
        if not self._results:
            self._results.append(
                RefusedFile(
                    self._name,
                    "The archive holds no guide document; put files that end in "
                    f"{_ENDINGS} into it.",
                )
            )
        return self._results

    def _take(self, path: str, info: ZipInfo, beside: bool) -> None:
        if reason := self._refusal(path, beside):
            raise UnpackingError(reason)
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
        if leads_outside(path):
            return "Its name leads out of the archive; give it a plain name and pack it again."
        if posixpath.normpath(path) in self._taken:
            return "The archive holds another file of this name; rename one of them."
        if beside:
            return ""
        if suffix in _ARCHIVES:
            return "An archive inside an archive is not opened; unpack it and import its files."
        if suffix not in DOCUMENT_SUFFIXES:
            return str(refuse_suffix(suffix))
        return ""

    def _refuse_rest(self, path: str) -> None:
        megabytes = self._limits.unpacked_bytes // 1_000_000
        self._results.append(
            RefusedFile(
                self._name,
                f"The archive unpacks to more than {megabytes:,} MB; "
                f"import “{path}” and what follows it in archives of their own.",
            )
        )

    def _full(self, path: str) -> str:
        return f"{self._name}/{path}"
