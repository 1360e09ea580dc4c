"""From the outline of a guide document to the draft of a page and its chapters."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from career_pages.heading_patterns import HEADLINE
from career_pages.importing.account import words_missing
from career_pages.importing.arrangement import PageParts, Part
from career_pages.importing.arranger import arrange
from career_pages.importing.bullets import without_bullets
from career_pages.importing.choices import choices_of
from career_pages.importing.corrections import Correction
from career_pages.importing.draft import ChapterDraft, Draft, SectionDraft
from career_pages.importing.evidence import Evidence
from career_pages.importing.guide_document import GuideDocument
from career_pages.importing.notes import BEFORE_HEADLINE, LEFT_OUT_BY_EDITOR, PAGE_NUMBER, Notes
from career_pages.importing.outline import Line
from career_pages.importing.placing import placements
from career_pages.importing.plain_fields import note_links, paragraphs, plain
from career_pages.importing.prepared_lines import PreparedDocument, prepared
from career_pages.importing.reshaping import spelled_out
from career_pages.importing.role_inference import infer_role_name
from career_pages.importing.section_drafts import SectionWriter
from career_pages.role_name import RoleName

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
