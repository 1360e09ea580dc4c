"""The account of a draft: which words of the source are neither in it nor in its notes.

It knows nothing of how the draft came about: it compares the words of each source line with those
of the part of the draft that says it comes from there.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from career_pages.importing.draft import ChapterDraft, Draft, Lines
from career_pages.importing.draft_text import chapter_text, page_text, section_text
from career_pages.importing.guide_document import GuideDocument
from career_pages.importing.line_roles import LineRole
from career_pages.importing.notes import NO_CONSENT, NOT_UNDERSTOOD, LineNote
from career_pages.importing.source_lines import SourceLine, source_lines
from career_pages.importing.words import words

_INLINE_MARKS = re.compile(r"[*_`\\&<\[]")


@dataclass(slots=True)
class _Place:
    """A part of the draft: its words not yet found in the source, and which words are neighbours.

    ``letters`` are those of its texts without anything between them.
    """

    words: Counter[str] = field(default_factory=Counter)
    neighbours: set[tuple[str, str]] = field(default_factory=set)
    letters: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        for block in text.split("\n"):
            found = words(block)
            self.words.update(found)
            self.neighbours.update(pairwise(found))
            self.letters += found

    def has_in_order(self, line: SourceLine) -> bool:
        """Say whether every word of a line stands here beside the one that follows it there."""
        return any(map(self._is_in_order, line.readings))

    def _is_in_order(self, reading: Sequence[str]) -> bool:
        return reading[0] in self.words and self.neighbours.issuperset(pairwise(reading))

    def has_letters(self, line: SourceLine) -> bool:
        self.letters = ["".join(self.letters)]
        return any("".join(reading) in self.letters[0] for reading in line.readings)

    def take(self, line: SourceLine) -> Counter[str]:
        """Cross off a line's words and return those that are not here."""
        # Sorting keeps the order of equals: of readings that lack as much, one that stands here.
        best = sorted(line.readings, key=lambda reading: not self._is_in_order(reading))
        readings = map(Counter, best)
        reading = min(readings, key=lambda reading: _lacking(reading, self.words).total())
        missing = _lacking(reading, self.words)
        _cross_off(reading, self.words)
        # A mark in the middle of a word parts it in the source, and not in the draft.
        parted = missing and _INLINE_MARKS.search(line.text) and self.has_letters(line)
        return Counter() if parted else missing


# Counter's own arithmetic visits every word of both sides, which is slow line by line.
def _lacking(wanted: Counter[str], held: Counter[str]) -> Counter[str]:
    """Return the words of ``wanted`` of which ``held`` has too few, and how many are missing."""
    return Counter({w: n - held[w] for w, n in wanted.items() if n > held[w]})


def _cross_off(found: Counter[str], held: Counter[str]) -> None:
    for word, count in found.items():
        held[word] = max(0, held[word] - count)


def words_missing(document: GuideDocument, draft: Draft) -> list[LineNote]:
    """Return the source lines with words that are in neither the draft nor its notes.

    Words are compared without case and punctuation, each as often as it occurs; generated
    headings count as the words they show.
    """
    lines = source_lines(document)
    places = _places(draft, last_line=document.text.count("\n") + 1)
    # Lines that are there as they stand go first, so that a lost one cannot claim their words.
    lines.sort(key=lambda line: not places[line.number].has_in_order(line))
    missing = {line.number: (line, places[line.number].take(line)) for line in lines}
    # What one place has left over may be what another lacks: a link's address, defined far below.
    spare = Counter[str]()
    for place in _distinct(places):
        spare.update(place.words)
    notes = []
    for number in sorted(missing):
        line, wanted = missing[number]
        if _lacking(wanted, spare):
            notes.append(LineNote(number, line.text, NOT_UNDERSTOOD))
        _cross_off(wanted, spare)
    return notes


def _places(draft: Draft, last_line: int) -> list[_Place]:
    """Return for every source line, by its number, the part of the draft it should be in."""
    page = _Place()
    page.add(page_text(draft))
    places = [page] * (last_line + 1)
    sections: dict[tuple[int, int], _Place] = {}
    pages: tuple[Draft | ChapterDraft, ...] = (draft, *draft.chapters)
    for number, one in enumerate(pages):
        if isinstance(one, ChapterDraft):
            _assign(places, one.lines, chapter_text(one))
        for section in one.sections:
            place = _assign(places, section.lines, section_text(draft, section))
            sections[number, section.lines[0]] = place
    for line in draft.placements:
        # An editor may have moved the line out of the range of its section.
        there = page if line.role is LineRole.HEADLINE else None
        if line.section is not None:
            there = sections.get((line.page, line.section))
        if there:
            places[line.line : line.last + 1] = [there] * (line.last + 1 - line.line)
    for note in (*draft.unplaced, *draft.withheld):
        if note.why != NO_CONSENT:
            places[note.line].add(note.text)
    return places


def _assign(places: list[_Place], lines: Lines, text: str) -> _Place:
    place = _Place()
    place.add(text)
    first, last = lines
    places[first : last + 1] = [place] * (last + 1 - first)
    return place


def _distinct(places: Sequence[_Place]) -> list[_Place]:
    return list({id(place): place for place in places}.values())
