"""Words that mean the same, as editors say; and whole spreadsheets of them."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from career_pages.text import key
from search.models import SEPARATOR, Synonym, name_of, phrases_in, problems, words_in

# Of so many alternatives one is right, if any is.
MOST_ALTERNATIVES: Final = 12
WORDS: Final = "words"
DIRECTION: Final = "direction"
DIRECTIONS: Final = ("both", "first")
MOST_BYTES: Final = 1_000_000
MOST_ROWS: Final = 5_000
DELIMITERS: Final = (",", ";", "\t")
Words = tuple[str, ...]
Keys = tuple[str, ...]


@dataclass(frozen=True)
class Thesaurus:
    """The words and phrases to look for besides one that is asked for, which is given as keys.

    ``single_words`` are those that are asked for by themselves, in lower case.
    """

    alternatives: Mapping[Keys, tuple[Words, ...]] = field(default_factory=dict)
    single_words: frozenset[str] = frozenset()

    @cached_property
    def longest(self) -> int:
        """The number of words of the longest phrase that has alternatives."""
        return max(map(len, self.alternatives), default=0)

    def longest_at(self, keys: Sequence[str], start: int) -> int:
        """Return how many of the keys, from the start, are the longest phrase that it knows."""
        most = min(self.longest, len(keys) - start)
        lengths = range(most, 0, -1)
        known = (n for n in lengths if tuple(keys[start : start + n]) in self.alternatives)
        return next(known, 0)


def thesaurus_of(groups: Iterable[tuple[Sequence[str], bool]]) -> Thesaurus:
    """Return the thesaurus of groups of phrases, of which each finds the others, or the first."""
    alternatives: dict[Keys, dict[Keys, Words]] = {}
    single_words: set[str] = set()
    for phrases, both_ways in groups:
        words = [words_in(phrase) for phrase in phrases]
        by_keys = {tuple(map(key, one)): one for one in words if one}
        asked = list(by_keys.items()) if both_ways else list(by_keys.items())[:1]
        for keys, of_phrase in asked:
            others = {other: one for other, one in by_keys.items() if other != keys}
            alternatives.setdefault(keys, {}).update(others)
            if len(of_phrase) == 1:
                single_words.add(of_phrase[0].lower())
    found = {
        keys: tuple(others.values())[:MOST_ALTERNATIVES] for keys, others in alternatives.items()
    }
    return Thesaurus(found, frozenset(single_words))


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


@dataclass(frozen=True, slots=True)
class Change:
    """A group that is there, and how a row has it."""

    group: Synonym
    row: Row


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: groups that are new, that change, and how many stay the same."""

    new: tuple[Row, ...]
    changed: tuple[Change, ...]
    same: int

    @property
    def changes_something(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.new or self.changed)


def plan_of(rows: Sequence[Row]) -> Plan:
    """Return what it would do to take the rows over.

    A row is the group that begins with the same word or phrase, if there is one. Groups that are
    in no row stay as they are.
    """
    groups = {group.name: group for group in Synonym.objects.all()}
    new = tuple(row for row in rows if row.name not in groups)
    pairs = [Change(groups[row.name], row) for row in rows if row.name in groups]
    changed = tuple(pair for pair in pairs if not _is_the_same(pair))
    return Plan(new, changed, same=len(pairs) - len(changed))


def carry_out(plan: Plan, user: Any) -> None:
    """Do all of it or nothing, and log each group that is made or changed."""
    with transaction.atomic():
        for row in plan.new:
            _store(Synonym(), row, "wagtail.create", user)
        for change in plan.changed:
            _store(change.group, change.row, "wagtail.edit", user)


def _is_the_same(pair: Change) -> bool:
    return (pair.group.phrases, pair.group.direction) == (pair.row.phrases, pair.row.direction)


def _store(group: Synonym, row: Row, action: str, user: Any) -> None:
    group.words = "\n".join(row.phrases)
    group.direction = row.direction
    group.full_clean()
    group.save()
    log(instance=group, action=action, user=user, content_changed=True)


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
