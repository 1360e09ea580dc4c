"""A release of the O*NET database, occupation by occupation."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from career_pages.onet.occupation_facts import (
    JobZone,
    OccupationFacts,
    OtherName,
    Technology,
)
from career_pages.onet.release_error import ReleaseError
from career_pages.onet.release_tables import OCCUPATIONS, ReleaseTables

CODE: Final = "O*NET-SOC Code"

# Tasks that O*NET has not rated yet come last.
_TASK_TYPES: Final = ("Core", "Supplemental")
_TIERS: Final = ("Primary-Short", "Primary-Long", "Supplemental")
_NOTHING: Final = "n/a"

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
            yield OccupationFacts(
                code=code,
                title=title,
                description=description,
                other_names=tuple(
                    OtherName(other, other.casefold() in shared)
                    for other in self._other_titles(code, title)
                ),
                tasks=tuple(_tasks(self.tasks.get(code, []))),
                technologies=tuple(
                    Technology(example, commodity, hot == "Y")
                    for example, commodity, hot in self.technologies.get(code, [])
                ),
                related=tuple(_related(self.related.get(code, []))),
                job_zone=self.job_zones.get(code),
            )

    def _other_titles(self, code: str, title: str) -> Iterable[str]:
        """Return the other titles of an occupation, each once whatever its case."""
        own = {title.casefold()}
        titles = (row[0] for row in self.other_names.get(code, []))
        different: dict[str, str] = {}
        for one in titles:
            if one and one != _NOTHING:
                different.setdefault(one.casefold(), one)
        return [one for folded, one in different.items() if folded not in own]

    def _shared_titles(self) -> set[str]:
        """Return the titles, in small letters, that name more than one occupation."""
        codes: dict[str, str] = {}
        shared = set()
        for code, title, _ in self.names:
            for one in (title, *self._other_titles(code, title)):
                if codes.setdefault(one.casefold(), code) != code:
                    shared.add(one.casefold())
        return shared


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
        related=_by_code(
            tables.rows(
                "Related Occupations",
                (CODE, "Related O*NET-SOC Code", "Relatedness Tier", "Index"),
            )
        ),
        job_zones=_job_zones(tables),
    )


def _by_code(rows: Iterable[tuple[str, ...]]) -> ByCode:
    found: ByCode = defaultdict(list)
    for code, *values in rows:
        # The same words stand in many rows.
        found[code].append(tuple(map(sys.intern, values)))
    return dict(found)


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


def _tasks(rows: Iterable[tuple[str, ...]]) -> Iterable[str]:
    def rank(row: tuple[str, ...]) -> int:
        return _TASK_TYPES.index(row[1]) if row[1] in _TASK_TYPES else len(_TASK_TYPES)

    return [task for task, _ in sorted(rows, key=rank)]


def _related(rows: Iterable[tuple[str, ...]]) -> Iterable[str]:
    def rank(row: tuple[str, ...]) -> tuple[int, int]:
        tier = _TIERS.index(row[1]) if row[1] in _TIERS else len(_TIERS)
        return tier, int(row[2]) if row[2].isdigit() else len(rows_in_order)

    rows_in_order = list(rows)
    return [code for code, *_ in sorted(rows_in_order, key=rank)]
