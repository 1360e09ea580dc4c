"""A document as an editor looks it through before it becomes a draft."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from career_pages.importing import Draft, GuideDocument, SectionDraft
from career_pages.importing.line_roles import HEADING_ROLES, LineRole
from career_pages.importing.placement import Placement
from career_pages.importing.uploads.labels import kind_label, role_label

FRONT_MATTER = "About the role"
NOTHING_TO_IMPORT = "Nothing to import"
NOT_PLACED = "Not placed"
WITHHELD = "Kept, not shown to readers"


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A line of the source, what it was taken for, and where it went.

    ``number`` and ``last`` are source lines. ``place`` is the heading of its section as readers
    see it, ``certainty`` a percentage, or None for what is not the matcher's to decide. ``note``
    says why words of it are not shown. ``placement`` is None where there is nothing to change;
    ``next_doubtful`` is the number of the next line to look at.
    """

    number: int
    last: int
    text: str
    role: str
    place: str
    certainty: int | None = None
    reason: str = ""
    note: str = ""
    placement: Placement | None = None
    next_doubtful: int | None = None

    @property
    def is_doubtful(self) -> bool:
        """Whether the editor should look at it."""
        return self.placement is not None and self.placement.is_doubtful

    @property
    def shows_reason(self) -> bool:
        """Whether the reason is worth reading: it is for headings, and where there is doubt."""
        return self.is_doubtful or bool(self.placement and self.placement.role in HEADING_ROLES)


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A section or a part of one: its heading, what it is, and the source line it begins on."""

    heading: str
    kind: str
    line: int
    page: int = 0
    items: int = 0
    parts: tuple["OutlineEntry", ...] = field(default=())


def review_lines(document: GuideDocument, draft: Draft) -> list[ReviewLine]:
    """Return every line of the source that is not blank, in order."""
    source = document.text.split("\n")
    places = _places(draft)
    notes = _notes(draft)
    covered = document.front_matter_lines
    lines = _front_matter(source[:covered], notes)
    for placement in sorted(draft.placements, key=lambda one: (one.line, one.last)):
        lines += _between(source, covered + 1, placement.line - 1, notes)
        lines.append(_line(placement, places, notes))
        covered = max(covered, placement.last)
    lines += _between(source, covered + 1, len(source), notes)
    return _linked(lines)


def _linked(lines: list[ReviewLine]) -> list[ReviewLine]:
    """Return the lines, each with the number of the next one to look at."""
    linked: list[ReviewLine] = []
    following: int | None = None
    for line in reversed(lines):
        linked.append(replace(line, next_doubtful=following))
        following = line.number if line.is_doubtful else following
    return linked[::-1]


def _front_matter(source: list[str], notes: dict[int, str]) -> list[ReviewLine]:
    """Return the front matter in as few pieces as there are notes about it."""
    pieces: list[ReviewLine] = []
    for number, text in enumerate(source, start=1):
        note = notes.get(number, "")
        if pieces and not note and not pieces[-1].note:
            text = f"{pieces[-1].text}\n{text.rstrip()}"
            pieces[-1] = replace(pieces[-1], last=number, text=text)
        else:
            pieces.append(ReviewLine(number, number, text.rstrip(), FRONT_MATTER, "", note=note))
    return pieces


def plain_lines(document: GuideDocument) -> list[ReviewLine]:
    """Return the lines of a document of which no draft could be made."""
    return list(_between(document.text.split("\n"), 1, document.text.count("\n") + 1, {}))


def _between(
    source: list[str], first: int, last: int, notes: dict[int, str]
) -> Iterator[ReviewLine]:
    for number in range(first, last + 1):
        if text := source[number - 1].strip():
            note = notes.get(number, "")
            role = NOT_PLACED if note else NOTHING_TO_IMPORT
            yield ReviewLine(number, number, text, role, "", note=note)


def _line(
    placement: Placement, places: dict[tuple[int, int], str], notes: dict[int, str]
) -> ReviewLine:
    begins = placement.role is LineRole.SECTION
    place = places.get((placement.page, placement.section or 0), "") if not begins else ""
    every = [notes[n] for n in range(placement.line, placement.last + 1) if n in notes]
    return ReviewLine(
        number=placement.line,
        last=placement.last,
        text=placement.text,
        role=role_label(placement),
        place=place,
        certainty=round(100 * placement.certainty),
        reason=placement.reason,
        note=" ".join(dict.fromkeys(every)),
        placement=placement,
    )


def _notes(draft: Draft) -> dict[int, str]:
    notes: dict[int, str] = {}
    for said, state in ((draft.unplaced, NOT_PLACED), (draft.withheld, WITHHELD)):
        for note in said:
            notes[note.line] = f"{notes.get(note.line, '')} {state}: {note.why}.".strip()
    return notes


def _pages(draft: Draft) -> Iterator[tuple[int, tuple[SectionDraft, ...]]]:
    yield 0, draft.sections
    yield from enumerate((chapter.sections for chapter in draft.chapters), start=1)


def _places(draft: Draft) -> dict[tuple[int, int], str]:
    """Return the shown heading of every section by its page and its first source line."""
    return {
        (page, section.lines[0]): draft.shown_heading(section)
        for page, sections in _pages(draft)
        for section in sections
    }


def outline_of(draft: Draft) -> list[OutlineEntry]:
    """Return the sections of the role's page and then those of its chapters, each below its own."""
    entries = [_entry(draft, section, 0) for section in draft.sections]
    for page, chapter in enumerate(draft.chapters, start=1):
        below = tuple(_entry(draft, section, page) for section in chapter.sections)
        entries.append(OutlineEntry(chapter.title, "Chapter", chapter.lines[0], page, parts=below))
    return entries


def _entry(draft: Draft, section: SectionDraft, page: int) -> OutlineEntry:
    parts: list[OutlineEntry] = [
        OutlineEntry(draft.shown_level_heading(one), "", one.lines[0], page, len(one.items))
        for one in section.levels
    ]
    parts += [OutlineEntry(one.name, "", one.lines[0], page) for one in section.specializations]
    parts += [OutlineEntry(one.question, "", one.lines[0], page) for one in section.questions]
    return OutlineEntry(
        heading=draft.shown_heading(section),
        kind=kind_label(section.kind),
        line=section.lines[0],
        page=page,
        items=section.items_count,
        parts=tuple(parts),
    )


def doubtful(lines: list[ReviewLine]) -> list[int]:
    """Return the numbers of the lines that an editor should look at."""
    return [line.number for line in lines if line.is_doubtful]
