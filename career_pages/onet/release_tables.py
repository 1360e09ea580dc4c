"""The tables of a release: text files in which tabs separate the columns."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import Final

from career_pages.onet.release_error import ReleaseError

OCCUPATIONS: Final = "Occupation Data"

_VERSION_IN_READ_ME: Final = re.compile(r"O\*NET\D{0,3}\s*(\d+\.\d+)\s+Database")
_VERSION_IN_NAME: Final = re.compile(r"db_(\d+)_(\d+)")

Folder = Path | zipfile.Path


@dataclass(frozen=True, slots=True)
class ReleaseTables:
    """The folder of a release, wherever it is; ``name`` is what it was given as."""

    folder: Folder
    name: str

    @classmethod
    def at(cls, place: Path) -> "ReleaseTables":
        """Return the tables in a zip file or folder, or in the one folder inside it.

        Raises ReleaseError when there are none.
        """
        try:
            if not place.exists():
                raise ReleaseError(f"There is no file or folder {place}; check the path.")
            root: Folder = zipfile.Path(place) if place.is_file() else place
            inside: list[Folder] = sorted(root.iterdir(), key=str)
            for folder in [root, *(one for one in inside if one.is_dir())]:
                if (folder / f"{OCCUPATIONS}.txt").exists():
                    return cls(folder, place.name)
        except zipfile.BadZipFile:
            raise ReleaseError(f"{place.name} is not a zip file; download it again.") from None
        except OSError as error:
            raise ReleaseError(f"{place.name} cannot be read: {error.strerror}.") from None
        raise ReleaseError(
            f"{place.name} holds no “{OCCUPATIONS}.txt”; take the “Text” download of the O*NET "
            "database, such as db_27_0_text.zip."
        )

    @property
    def version(self) -> str:
        """The release's number, such as "27.0", as its read-me or its name says it.

        Raises ReleaseError when neither does.
        """
        read_me = self.folder / "Read Me.txt"
        if read_me.exists() and (found := _VERSION_IN_READ_ME.search(read_me.read_text("utf-8"))):
            return found[1]
        for name in (self.folder.name, self.name):
            if found := _VERSION_IN_NAME.search(name):
                return f"{found[1]}.{found[2]}"
        raise ReleaseError(
            f"{self.name} does not say which release it is; keep its “Read Me.txt”, or the name "
            "that it was downloaded with, such as db_27_0_text.zip."
        )

    def rows(
        self, table: str, columns: Sequence[str], *, is_required: bool = True
    ) -> Iterator[tuple[str, ...]]:
        """Yield the values of the named columns, row by row, whatever other columns there are.

        Raises ReleaseError for a required table that is missing, and for a column or value that
        is missing from any table.
        """
        file = self.folder / f"{table}.txt"
        if not file.exists():
            if is_required:
                raise ReleaseError(f"“{table}.txt” is missing from {self.name}; download it again.")
            return
        with file.open("rb") as stream:
            lines = TextIOWrapper(stream, encoding="utf-8-sig", newline="\n")
            try:
                yield from self._values(table, columns, lines)
            except UnicodeDecodeError:
                raise ReleaseError(
                    f"“{table}.txt” is not text in UTF-8; download {self.name} again."
                ) from None

    def _values(
        self, table: str, columns: Sequence[str], lines: Iterator[str]
    ) -> Iterator[tuple[str, ...]]:
        header = next(lines, "").rstrip("\r\n").split("\t")
        for column in columns:
            if column not in header:
                raise ReleaseError(
                    f"“{table}.txt” has no column “{column}”; take a release of O*NET that has it."
                )
        places = [header.index(column) for column in columns]
        for number, line in enumerate(lines, start=2):
            values = line.rstrip("\r\n").split("\t")
            if values == [""]:
                continue
            if len(values) <= max(places):
                raise ReleaseError(
                    f"Line {number} of “{table}.txt” has too few columns; download {self.name} "
                    "again."
                )
            yield tuple(" ".join(values[place].split()) for place in places)
