"""Groups of synonyms in a spreadsheet."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from search.synonyms.rules import SEPARATOR, name_of, phrases_in, problems

WORDS: Final = "words"
DIRECTION: Final = "direction"
DIRECTIONS: Final = ("both", "first")

MOST_BYTES: Final = 1_000_000
MOST_ROWS: Final = 5_000
DELIMITERS: Final = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Row:
    """A group as one row has it, which begins on a line of the file."""

    line: int
    phrases: tuple[str, ...]
    direction: str

    @property
    def name(self) -> str:
        """By what the group is known."""
        return name_of(self.phrases)


def read_rows(data: bytes) -> tuple[list[Row], list[str]]:
    """Return the groups in a CSV file, and what is wrong with it, in sentences for editors.

    Its columns are "words", with semicolons between them, and "direction": "both", which a blank
    one is too, or "first". Blank rows and other columns are passed over.
    """
    if len(data) > MOST_BYTES:
        return [], [_("The file is larger than a megabyte.")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], [_("The file is no text in UTF-8: save it as “CSV UTF-8”.")]
    try:
        numbered = list(_numbered_rows(text))
    except csv.Error as error:
        return [], [_("The file is no table: %(error)s.") % {"error": error}]
    headings = [heading.strip().lower() for heading in numbered[0][1]] if numbered else []
    if WORDS not in headings:
        return [], [_("The first row has to name the columns “words” and “direction”.")]
    if len(numbered) > MOST_ROWS:
        return [], [_("The file has more than %(most)d rows.") % {"most": MOST_ROWS}]
    rows = [_row(line, headings, cells) for line, cells in numbered[1:] if any(cells)]
    return rows, list(_problems(rows))


def one_line(phrases: Sequence[str]) -> str:
    """Return the phrases as a cell has them."""
    return f"{SEPARATOR} ".join(phrases)


def _numbered_rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the number of the line on which it begins."""
    first = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    begins = 1
    for cells in reader:
        yield begins, cells
        begins = reader.line_num + 1


def _row(line: int, headings: Sequence[str], cells: Sequence[str]) -> Row:
    by_heading = dict(zip(headings, cells, strict=False))
    phrases = phrases_in(by_heading.get(WORDS, "").replace(SEPARATOR, "\n"))
    return Row(line, phrases, by_heading.get(DIRECTION, "").strip().lower() or DIRECTIONS[0])


def _problems(rows: Sequence[Row]) -> Iterator[str]:
    first: dict[str, Row] = {}
    for row in rows:
        found = problems(row.phrases)
        if row.direction not in DIRECTIONS:
            found.append(
                _("“%(direction)s” is no direction: write “both” or “first”.")
                % {"direction": row.direction}
            )
        if (earlier := first.setdefault(row.name, row)) is not row and row.name:
            found.append(
                _("It begins with the same word or phrase as line %(line)d.")
                % {"line": earlier.line}
            )
        for problem in found:
            yield _("Line %(line)d: %(problem)s") % {"line": row.line, "problem": problem}
