"""A release of the O*NET database, read occupation by occupation, without Django."""

import re
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import TextIOWrapper
from math import inf
from pathlib import Path
from typing import Final

from career_pages.onet.occupations import (
    JobZone,
    OccupationFacts,
    OtherName,
    Technology,
    once_each,
)


class ReleaseError(Exception):
    """A release that cannot be read; its message is one sentence that says what to do."""


ByCode = dict[str, list[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Release:
    """A release of O*NET: its ``version``, such as "27.0", and its tables by occupation code.

    Its tables are held in memory, which takes some fifty megabytes.
    """

    version: str
    names: tuple[tuple[str, str, str], ...]
    other_names: ByCode = field(default_factory=dict)
    tasks: ByCode = field(default_factory=dict)
    technologies: ByCode = field(default_factory=dict)
    related: ByCode = field(default_factory=dict)
    job_zones: dict[str, JobZone] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.names)

    def occupations(self) -> Iterator[OccupationFacts]:
        """Yield the occupations by their codes."""
        shared = self._shared_titles()
        for code, title, description in self.names:
            tasks = sorted(self.tasks.get(code, []), key=lambda row: _place(row[1], _TASK_TYPES))
            related = sorted(self.related.get(code, []), key=_nearness)
            yield OccupationFacts(
                code=code,
                title=title,
                description=description,
                other_names=tuple(
                    OtherName(other, other.casefold() in shared)
                    for other in self._other_titles(code, title)
                ),
                tasks=tuple(task for task, _type in tasks),
                technologies=tuple(
                    Technology(example, commodity, hot == "Y")
                    for example, commodity, hot in self.technologies.get(code, [])
                ),
                related=tuple(other for other, _tier, _index in related),
                job_zone=self.job_zones.get(code),
            )

    def _other_titles(self, code: str, title: str) -> Iterable[str]:
        """Return the other titles of an occupation, each once whatever its case."""
        titles = (row[0] for row in self.other_names.get(code, []))
        found = once_each(one for one in titles if one and one != "n/a")
        found.pop(title.casefold(), None)
        return found.values()

    def _shared_titles(self) -> set[str]:
        """Return the titles, in small letters, that name more than one occupation."""
        codes: dict[str, str] = {}
        shared = set()
        for code, title, _ in self.names:
            for one in (title, *self._other_titles(code, title)):
                if codes.setdefault(one.casefold(), code) != code:
                    shared.add(one.casefold())
        return shared


# Tasks that O*NET has not rated yet come last.
_TASK_TYPES: Final = ("Core", "Supplemental")
_TIERS: Final = ("Primary-Short", "Primary-Long", "Supplemental")


def _place(value: str, order: Sequence[str]) -> int:
    """Return the place of the value in the order; what is not in it comes last."""
    return order.index(value) if value in order else len(order)


def _nearness(row: tuple[str, ...]) -> tuple[int, float]:
    _code, tier, index = row
    return _place(tier, _TIERS), int(index) if index.isdigit() else inf


OCCUPATIONS: Final = "Occupation Data"
CODE: Final = "O*NET-SOC Code"


def open_release(place: str | Path) -> Release:
    """Return the release in a zip file or folder, as O*NET publishes it in the text format.

    Columns and files that it has besides are passed over. Raises ReleaseError, whose message is
    one sentence that says what to do, when something that is needed is missing.
    """
    tables = ReleaseTables.at(Path(place))
    names = sorted(tables.rows(OCCUPATIONS, (CODE, "Title", "Description")))
    if not names:
        raise ReleaseError(f"“{OCCUPATIONS}.txt” is empty; download {tables.name} again.")
    other_names = _by_code(tables.rows("Alternate Titles", (CODE, "Alternate Title")))
    reported = tables.rows(
        "Sample of Reported Titles", (CODE, "Reported Job Title"), is_required=False
    )
    related = (CODE, "Related O*NET-SOC Code", "Relatedness Tier", "Index")
    for code, rows in _by_code(reported).items():
        other_names.setdefault(code, []).extend(rows)
    return Release(
        version=tables.version,
        names=tuple((code, title, description) for code, title, description in names),
        other_names=other_names,
        tasks=_by_code(tables.rows("Task Statements", (CODE, "Task", "Task Type"))),
        technologies=_by_code(
            tables.rows("Technology Skills", (CODE, "Example", "Commodity Title", "Hot Technology"))
        ),
        related=_by_code(tables.rows("Related Occupations", related)),
        job_zones=_job_zones(tables),
    )


def _by_code(rows: Iterable[tuple[str, ...]]) -> ByCode:
    found: ByCode = defaultdict(list)
    for code, *values in rows:
        # Interned, since the same words stand in many rows.
        found[code].append(tuple(map(sys.intern, values)))
    return dict(found)


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


def _job_zones(tables: ReleaseTables) -> dict[str, JobZone]:
    columns = ("Job Zone", "Name", "Education", "Job Training")
    reference = tables.rows("Job Zone Reference", columns, is_required=False)
    known = {number: JobZone(int(number), *words) for number, *words in reference}
    zones = tables.rows("Job Zones", (CODE, "Job Zone"))
    return {
        code: known.get(number) or JobZone(int(number))
        for code, number in zones
        if number in {"1", "2", "3", "4", "5"}
    }
