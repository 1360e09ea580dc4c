"""A small release of O*NET in the layout of the real ones, with invented occupations."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

COLUMNS = {
    "Occupation Data": ("O*NET-SOC Code", "Title", "Description"),
    "Alternate Titles": ("O*NET-SOC Code", "Alternate Title", "Short Title", "Source(s)"),
    "Sample of Reported Titles": (
        "O*NET-SOC Code",
        "Reported Job Title",
        "Shown in My Next Move",
    ),
    "Task Statements": ("O*NET-SOC Code", "Task ID", "Task", "Task Type", "Date"),
    "Technology Skills": (
        "O*NET-SOC Code",
        "Example",
        "Commodity Code",
        "Commodity Title",
        "Hot Technology",
    ),
    "Related Occupations": (
        "O*NET-SOC Code",
        "Related O*NET-SOC Code",
        "Relatedness Tier",
        "Index",
    ),
    "Job Zones": ("O*NET-SOC Code", "Job Zone", "Date"),
    "Job Zone Reference": ("Job Zone", "Name", "Experience", "Education", "Job Training"),
}
READ_ME = "O*NET {version} Database\nA release for tests\n"


@dataclass
class SyntheticOccupation:
    """One occupation, as a test wants it."""

    code: str
    title: str
    description: str = "Keep things in order. May train others."
    titles: Sequence[str] = ()
    reported: Sequence[str] = ()
    core: Sequence[str] = ("Sort what comes in.", "Report what is missing.")
    supplemental: Sequence[str] = ("Teach beginners.",)
    hot: Sequence[str] = ("Sheetmaster",)
    technologies: Sequence[tuple[str, str]] = (("Boxlist", "Inventory software"),)
    related: Sequence[str] = ()
    zone: int | None = 2


@dataclass
class SyntheticRelease:
    """Occupations that can be written as a release of any version."""

    occupations: list[SyntheticOccupation]
    version: str = "99.1"
    left_out: Sequence[str] = ()
    without_column: Sequence[tuple[str, str]] = ()
    more_columns: dict[str, str] = field(default_factory=dict)

    def tables(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return the rows of each table."""
        tables: dict[str, list[tuple[Any, ...]]] = {name: [] for name in COLUMNS}
        for one in self.occupations:
            code = one.code
            tables["Occupation Data"].append((code, one.title, one.description))
            tables["Alternate Titles"] += [(code, title, "n/a", "08") for title in one.titles]
            tables["Sample of Reported Titles"] += [(code, title, "Y") for title in one.reported]
            for kind, tasks in (("Supplemental", one.supplemental), ("Core", one.core)):
                tables["Task Statements"] += [(code, 1, task, kind, "07/2014") for task in tasks]
            tables["Technology Skills"] += [
                (code, name, 1, "Any software", "Y") for name in one.hot
            ]
            tables["Technology Skills"] += [
                (code, name, 1, kind, "N") for name, kind in one.technologies
            ]
            tables["Related Occupations"] += [
                (code, other, "Primary-Short", at) for at, other in enumerate(one.related, start=1)
            ]
            if one.zone:
                tables["Job Zones"].append((code, one.zone, "07/2014"))
        tables["Job Zone Reference"] = [
            (number, f"Zone {number}: Some Preparation", "Some.", "A diploma.", "A few weeks.")
            for number in range(1, 6)
        ]
        return tables

    def files(self) -> dict[str, str]:
        """Return the text of each file by its name."""
        files = {"Read Me.txt": READ_ME.format(version=self.version)}
        for table, rows in self.tables().items():
            kept = [
                at
                for at, column in enumerate(COLUMNS[table])
                if (table, column) not in self.without_column
            ]
            more = self.more_columns.get(table)
            lines = [
                "\t".join([*(str(row[at]) for at in kept), *(["more"] if more else [])])
                for row in (COLUMNS[table], *rows)
            ]
            files[f"{table}.txt"] = "\n".join(lines) + "\n"
        return {name: text for name, text in files.items() if name not in self.left_out}

    def write_folder(self, place: Path) -> Path:
        """Write the release as a folder, and return it."""
        folder = place / f"db_{self.version.replace('.', '_')}_text"
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in self.files().items():
            (folder / name).write_text(text, encoding="utf-8")
        return folder

    def write_zip(self, place: Path) -> Path:
        """Write the release as a zip file as O*NET does, and return it."""
        name = f"db_{self.version.replace('.', '_')}_text"
        place.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(place / f"{name}.zip", "w") as archive:
            for file, text in self.files().items():
                archive.writestr(f"{name}/{file}", text)
        return place / f"{name}.zip"
