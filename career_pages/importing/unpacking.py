"""Unpacking the files of an archive without being flooded by what they claim to hold."""

import zlib
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from career_pages.importing.import_limits import ImportLimits

# Other methods hand out what they unpacked in one piece, however large it is.
_METHODS: Final = frozenset({ZIP_STORED, ZIP_DEFLATED})
_IS_ENCRYPTED: Final = 0x1
_CHUNK: Final = 65_536
# Text shrinks to a tenth; a file that shrinks to a two-hundredth says nothing.
_MOST_RATIO: Final = 200
_HARMLESS: Final = 1_000_000


class UnpackingError(Exception):
    """A file that is not unpacked; its message is one sentence that says what to do."""


class ArchiveTooLargeError(UnpackingError):
    """The archive has given as much as it may."""


class Unpacker:
    """Unpacks files one by one, and counts what came out of all of them together.

    What an archive says about sizes is not believed.
    """

    def __init__(self, archive: ZipFile, limits: ImportLimits) -> None:
        self._archive = archive
        self._limits = limits
        self._unpacked = 0

    def unpack(self, info: ZipInfo) -> bytes:
        """Return the bytes of a file.

        Raises UnpackingError for one that is protected, damaged, or too large, and
        ArchiveTooLargeError once the archive as a whole is.
        """
        if info.flag_bits & _IS_ENCRYPTED:
            raise UnpackingError("It is protected with a password; pack it again without one.")
        if info.compress_type not in _METHODS:
            raise UnpackingError("It is packed in an unusual way; pack it as an ordinary zip file.")
        try:
            return self._read(info)
        except (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
            raise UnpackingError("It is damaged in the archive; pack it again.") from None

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
            raise ArchiveTooLargeError("The archive is too large when it is unpacked.")
        if size > self._limits.file_bytes:
            raise UnpackingError(
                f"It is larger than {self._limits.megabytes} MB when it is unpacked; "
                "shorten it, or make its pictures smaller."
            )
        if size > _HARMLESS and size > _MOST_RATIO * packed_size:
            raise UnpackingError(
                "It unpacks to a multiple of its size, as no document does; save it again."
            )
