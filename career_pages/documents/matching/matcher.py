"""From the outline of a guide document to the draft of a page and its chapters."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from career_pages.documents.corrections import Correction
from career_pages.documents.draft import ChapterDraft, Draft, SectionDraft
from career_pages.documents.front_matter import DocumentFormat, GuideDocument
from career_pages.documents.line_text import (
    is_title,
    with_numbers_dropped,
    with_typed_lists,
    without_bullets,
    without_labels,
    without_number,
)
from career_pages.documents.links import note_links, paragraphs, plain
from career_pages.documents.matching.arrangement import Evidence, PageParts, Part
from career_pages.documents.matching.arranger import arrange, placements
from career_pages.documents.matching.choices import choices_of, spelled_out
from career_pages.documents.matching.heading_candidates import (
    bold_headings,
    is_bold,
    numbered_headings,
)
from career_pages.documents.matching.heading_words import (
    HEADLINE_KIND,
    announces_section,
    infer_role_name,
    recognize,
)
from career_pages.documents.matching.section_drafts import SectionWriter
from career_pages.documents.outline import (
    BEFORE_HEADLINE,
    LEFT_OUT_BY_EDITOR,
    PAGE_NUMBER,
    Line,
    LineKind,
    Notes,
    with_marks_read,
)
from career_pages.documents.word_account import words_missing
from career_pages.names import HEADLINE, RoleName


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """A document whose outline has all headings as such.

    ``guesses`` say of the headings that the author does not mark, by their index, what speaks for
    them.
    """

    document: GuideDocument
    guesses: Mapping[int, Evidence]


def prepared(document: GuideDocument) -> PreparedDocument:
    """Return a document with its marks read, and headings and lists found that look like such.

    Where all headings are marked, there are no others to find.
    """
    marked = tuple(map(with_marks_read, document.outline.lines))
    if document.front_matter.all_marked:
        outline = replace(document.outline, lines=marked)
        return PreparedDocument(replace(document, outline=outline), {})
    lines = _separate_headings(marked)
    if document.format in {DocumentFormat.HTML, DocumentFormat.DOCX}:
        lines = with_typed_lists(lines)
    lines = without_labels(lines)
    numbered = numbered_headings(lines)
    bold = {} if numbered else bold_headings(lines)
    guesses = dict.fromkeys(numbered, Evidence.NUMBERED_HEADING)
    guesses |= dict.fromkeys(bold, Evidence.BOLD_HEADING)
    levels = {**numbered, **bold}
    title = _title(lines, min(levels, default=0))
    if title is not None and not any(line.is_heading for line in lines):
        levels[title], guesses[title] = 1, Evidence.FIRST_LINE
    lines = tuple(
        _as_heading(line, levels[index]) if index in levels else line
        for index, line in enumerate(lines)
    )
    outline = replace(document.outline, lines=with_numbers_dropped(lines))
    return PreparedDocument(replace(document, outline=outline), guesses)


def _title(lines: Sequence[Line], first: int) -> int | None:
    """Return the index of the title that stands above the ``first`` heading that was found."""
    for index, line in enumerate(lines[:first]):
        found = recognize(line.title)
        if found and found.kind == HEADLINE_KIND:
            return index
    return 0 if first and is_title(lines[0]) else None


def _as_heading(line: Line, level: int) -> Line:
    """Return a line that reads like a heading as one."""
    html = line.html
    if is_bold(line):
        html = html.replace("<b>", "").replace("</b>", "")
    heading = replace(line, kind=LineKind.HEADING, html=html, level=level, depth=0, ordered=False)
    return without_number(heading) if not line.is_item else heading


def _separate_headings(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Split paragraphs in which a heading and its text are only a line break apart."""
    separate: list[Line] = []
    for line in lines:
        rows = line.split_rows() if line.is_paragraph and "\n" in line.text else (line,)
        separate += rows if any(announces_section(row.text) for row in rows) else (line,)
    return tuple(separate)


_LONGEST_HEADLINE: Final = 255


def match(document: GuideDocument, year: int, corrections: Sequence[Correction] = ()) -> Draft:
    """Return the draft of a document; ``year`` fills the year in generated headings.

    Every word of the document is in the draft, or in its ``unplaced`` or ``withheld`` notes.
    ``corrections`` are an editor's, and count more than what the document looks like. Raises
    DocumentError when nothing says which role the document is about.
    """
    draft = _match(prepared(document), year, corrections)
    missing = words_missing(document, draft)
    unplaced = sorted((*draft.unplaced, *missing), key=lambda note: note.line)
    return replace(draft, unplaced=tuple(unplaced))


def _match(found: PreparedDocument, year: int, corrections: Sequence[Correction]) -> Draft:
    document = found.document
    role_name = infer_role_name(document.outline, document.front_matter)
    notes = Notes()
    notes.add(document.notes)
    notes.add(document.outline.notes)
    lines = document.outline.lines
    all_marked = document.front_matter.all_marked
    choices = choices_of(lines, corrections, notes, all_marked=all_marked)
    arranged = arrange(lines, role_name, found.guesses, choices, notes)
    for line, evidence in arranged.aside:
        note_links(line, notes)
        is_page_number = evidence is Evidence.PAGE_NUMBER
        notes.leave_out(line.first, line.title, PAGE_NUMBER if is_page_number else BEFORE_HEADLINE)
    for line in arranged.left_out:
        notes.withhold(line.first, spelled_out(line), LEFT_OUT_BY_EDITOR)
    pages = _PageWriter(SectionWriter(role_name, year, notes))
    headline = _headline(arranged.page.title, role_name, notes)
    lede, sections = pages.page(arranged.page)
    chapters = tuple(map(pages.chapter, arranged.chapters))
    return Draft(
        role_name=role_name,
        headline=headline,
        lede=lede,
        front_matter=document.front_matter,
        sections=sections,
        year=year,
        chapters=chapters,
        unplaced=tuple(sorted(notes.unplaced, key=lambda note: note.line)),
        withheld=tuple(sorted(notes.withheld, key=lambda note: note.line)),
        problems=tuple(sorted(notes.problems, key=lambda problem: problem.line)),
        placements=placements(arranged, pages.kinds),
    )


def _headline(title: Line | None, role_name: RoleName, notes: Notes) -> str:
    if title is None:
        return ""
    note_links(title, notes)
    source = title.title if title.is_heading else without_bullets(title.title) or title.title
    if len(source) > _LONGEST_HEADLINE:
        notes.leave_out(
            title.first, source, f"a headline has at most {_LONGEST_HEADLINE} characters"
        )
        return ""
    return "" if source == role_name.fill(HEADLINE) else source


@dataclass(slots=True)
class _PageWriter:
    """Writes the drafts of pages and remembers the kind that each section got."""

    writer: SectionWriter
    kinds: dict[Part, str] = field(default_factory=dict)

    def page(self, parts: PageParts) -> tuple[str, tuple[SectionDraft, ...]]:
        """Return a page's lede and its sections."""
        sections = []
        for part in parts.sections:
            sections.append(self.writer.draft(part))
            self.kinds[part] = sections[-1].kind
            part.keywords = frozenset(sections[-1].keywords)
        return paragraphs(parts.opening, self.writer.notes), tuple(sections)

    def chapter(self, parts: PageParts) -> ChapterDraft:
        """Return a chapter."""
        lede, sections = self.page(parts)
        own = [*([parts.title] if parts.title else []), *parts.opening]
        ends = [line.last for line in own] + [section.lines[1] for section in sections]
        title = plain(parts.title, self.writer.notes) if parts.title else ""
        return ChapterDraft(title, lede, sections, lines=(own[0].first, max(ends)))
