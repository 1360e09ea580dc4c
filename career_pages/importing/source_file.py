"""A file that came to be imported, with what came beside it."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final


class Companions(Mapping[str, bytes]):
    """The files of an archive by their paths as a document in ``folder`` names them.

    "images/hive.png" and "./images/../images/hive.png" are the same file; nothing outside the
    archive has a path.
    """

    def __init__(self, files: Mapping[str, bytes], folder: str) -> None:
        self._files = files
        self._folder = folder

    def __getitem__(self, path: str) -> bytes:
        """Return the file's bytes; raises KeyError where there is none."""
        return self._files[posixpath.normpath(posixpath.join(self._folder, path))]

    def __iter__(self) -> Iterator[str]:
        """Yield the path of each file."""
        return (posixpath.relpath(name, self._folder or ".") for name in self._files)

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self._files)


NO_COMPANIONS: Final[Mapping[str, bytes]] = MappingProxyType({})


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
