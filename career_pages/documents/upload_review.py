"""A document as an editor looks it through before it becomes a draft."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from django.utils.safestring import mark_safe

from career_pages.documents.draft import (
    HEADING_ROLES,
    Correction,
    Corrections,
    Draft,
    LineRole,
    Placement,
    SectionDraft,
    is_level,
)
from career_pages.documents.front_matter import GuideDocument
from career_pages.documents.preparation import document_of, draft_of, preview_of
from career_pages.documents.source_file import DocumentError
from career_pages.documents.uploads import NotAllowedError, check_allowed, check_user
from career_pages.models import ImportFile, RolePage
from career_pages.sections.kinds import part_kinds, section_kinds


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


@dataclass(frozen=True, slots=True)
class Review:
    """What an editor needs to know before a document becomes a draft.

    ``error`` says why it cannot become one; then there are only the ``lines``. ``existing`` is
    the page that gets a new revision, and ``differences`` what changes there, as HTML.
    """

    lines: list[ReviewLine]
    error: str = ""
    draft: Draft | None = None
    outline: list[OutlineEntry] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)
    existing: RolePage | None = None
    differences: str = ""

    @property
    def role(self) -> str:
        """The name of the role that the document is about, "" if it does not say."""
        return self.draft.role_name.singular if self.draft else ""

    @property
    def doubtful(self) -> list[int]:
        """The numbers of the lines that the editor should look at."""
        return [line.number for line in self.lines if line.is_doubtful]


def review_of(file: ImportFile) -> Review:
    """Return what an editor needs to know of a document, worked out if that is to be done yet."""
    try:
        document = document_of(file)
    except DocumentError as error:
        return Review([], error=str(error))
    try:
        check_user(file)
        draft = draft_of(file, document)
        preview = preview_of(file, document, draft)
        check_allowed(file, preview["pages"])
    except (DocumentError, NotAllowedError) as error:
        return Review(plain_lines(document), error=str(error))
    return Review(
        lines=review_lines(document, draft),
        draft=draft,
        outline=outline_of(draft),
        findings=preview["report"]["findings"],
        existing=RolePage.objects.filter(pk=preview["role"]).first(),
        differences=mark_safe(preview["differences"]),  # noqa: S308
    )


FRONT_MATTER: Final = "About the role"
NOTHING_TO_IMPORT: Final = "Nothing to import"
NOT_PLACED: Final = "Not placed"
WITHHELD: Final = "Kept, not shown to readers"


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


def plain_lines(document: GuideDocument) -> list[ReviewLine]:
    """Return the lines of a document of which no draft could be made."""
    return list(_between(document.text.split("\n"), 1, document.text.count("\n") + 1, {}))


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


def _linked(lines: list[ReviewLine]) -> list[ReviewLine]:
    """Return the lines, each with the number of the next one to look at."""
    linked: list[ReviewLine] = []
    following: int | None = None
    for line in reversed(lines):
        linked.append(replace(line, next_doubtful=following))
        following = line.number if line.is_doubtful else following
    return linked[::-1]


def _notes(draft: Draft) -> dict[int, str]:
    notes: dict[int, str] = {}
    for said, state in ((draft.unplaced, NOT_PLACED), (draft.withheld, WITHHELD)):
        for note in said:
            notes[note.line] = f"{notes.get(note.line, '')} {state}: {note.why}.".strip()
    return notes


def _places(draft: Draft) -> dict[tuple[int, int], str]:
    """Return the shown heading of every section by its page and its first source line."""
    pages = [draft.sections, *(chapter.sections for chapter in draft.chapters)]
    return {
        (page, section.lines[0]): draft.shown_heading(section)
        for page, sections in enumerate(pages)
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
    parts = [
        OutlineEntry(draft.shown_part_heading(one), "", one.lines[0], page, len(one.items))
        for one in section.parts
    ]
    return OutlineEntry(
        heading=draft.shown_heading(section),
        kind=section_kinds()[section.kind].label,
        line=section.lines[0],
        page=page,
        items=section.items_count,
        parts=tuple(parts),
    )


ROLE_LABELS: Final[dict[LineRole, str]] = {
    LineRole.HEADLINE: "Headline of the page",
    LineRole.CHAPTER: "Title of a chapter",
    LineRole.SECTION: "Heading of a section",
    LineRole.PART: "Heading of a part",
    LineRole.SUBHEADING: "Heading within the text",
    LineRole.PARAGRAPH: "Paragraph",
    LineRole.ITEM: "Item of a list",
    LineRole.QUOTE: "Quote",
    LineRole.TABLE: "Table",
    LineRole.IMAGE: "Picture",
    LineRole.NOTE: "Footnote",
    LineRole.LEFT_OUT: "Left out",
}


def role_label(placement: Placement) -> str:
    """Return what a line was taken for."""
    if placement.role is LineRole.PART and placement.kind in part_kinds():
        return part_kinds()[placement.kind].label
    if placement.role is LineRole.SECTION and placement.kind in section_kinds():
        return f"Section: {section_kinds()[placement.kind].label}"
    return ROLE_LABELS[placement.role]


AS_READ: Final = ""
# What a line of words may be; the others are what they are: a table does not become a heading.
_IN_THE_TEXT: Final = (
    LineRole.PARAGRAPH,
    LineRole.ITEM,
    LineRole.QUOTE,
    LineRole.SUBHEADING,
    LineRole.LEFT_OUT,
)
_OF_THE_PAGE: Final = (LineRole.HEADLINE, LineRole.CHAPTER)
_UNMOVABLE: Final = frozenset({LineRole.TABLE, LineRole.IMAGE, LineRole.NOTE})
Choices = list[tuple[str, str]]
Groups = list[tuple[str, Choices]]


def role_choices(role: LineRole) -> Groups:
    """Return what a line that was taken for ``role`` may be, in groups."""
    if role in _UNMOVABLE:
        return [("In the text", [_choice(LineRole.LEFT_OUT)])]
    parts = [(f"{LineRole.PART}:{kind}:", one.label) for kind, one in part_kinds().items()]
    return [
        ("In the text", [_choice(one) for one in _IN_THE_TEXT]),
        ("It begins a section", _section_choices()),
        ("It begins a part of the section above", parts),
        ("Of the page", [_choice(one) for one in _OF_THE_PAGE]),
    ]


def _choice(role: LineRole) -> tuple[str, str]:
    label = "Nothing: leave it out" if role is LineRole.LEFT_OUT else ROLE_LABELS[role]
    return f"{role}::", label


def _section_choices() -> Choices:
    choices: Choices = []
    for block, kind in section_kinds().items():
        if kind.topics:
            choices += [(f"{LineRole.SECTION}:{block}:{one.key}", one.label) for one in kind.topics]
        else:
            choices.append((f"{LineRole.SECTION}:{block}:", kind.label))
    return choices


def section_choices(outline: Sequence[OutlineEntry]) -> Choices:
    """Return the sections to whose end a line may be moved, by their first source lines."""
    sections = [entry for entry in outline if entry.kind != "Chapter"]
    for chapter in outline:
        if chapter.kind == "Chapter":
            sections += chapter.parts
    return [(str(entry.line), entry.heading) for entry in sections]


def correction_of(line: int, what: str, detail: str, section: int | None) -> Correction | None:
    """Return what an editor chose for a line, or None when it is to stay as it was read.

    ``what`` is a value of `role_choices` or "", ``detail`` the name of a level. Raises ValueError
    for a value that is none of them.
    """
    if not what and section is None:
        return None
    if not what:
        return Correction(line=line, section=section)
    role, kind, topic = what.split(":", 2)
    level = " ".join(detail.split()) if is_level(kind) else ""
    return Correction(line, LineRole(role), kind, topic or level, section)


def with_correction(
    corrections: Corrections, line: int, correction: Correction | None
) -> Corrections:
    """Return the corrections with that of one line replaced, or taken away."""
    others = tuple(one for one in corrections if one.line != line)
    return (*others, correction) if correction else others
