"""From the outline of a guide document to the draft of a page and its chapters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from career_pages.documents.draft import (
    DOUBTFUL_BELOW,
    LONGEST_HEADLINE,
    ChapterDraft,
    Correction,
    Draft,
    LineRole,
    Placement,
    SectionDraft,
)
from career_pages.documents.front_matter import GuideDocument
from career_pages.documents.line_text import without_bullets
from career_pages.documents.links import note_links, plain_paragraphs, plain_text
from career_pages.documents.matching.arrangement import (
    Arrangement,
    Assignment,
    Evidence,
    PageParts,
    Part,
    role_of,
)
from career_pages.documents.matching.arranger import Arranger
from career_pages.documents.matching.choices import choices_of, text_with_addresses
from career_pages.documents.matching.heading_words import infer_role_name
from career_pages.documents.matching.headings import prepared
from career_pages.documents.matching.section_drafts import SectionWriter
from career_pages.documents.outline import (
    BEFORE_HEADLINE,
    LEFT_OUT_BY_EDITOR,
    PAGE_NUMBER,
    Line,
    Notes,
)
from career_pages.documents.word_account import words_missing
from career_pages.names import HEADLINE, RoleName


def match(document: GuideDocument, year: int, corrections: Sequence[Correction] = ()) -> Draft:
    """Return the draft of a document; ``year`` fills the year in generated headings.

    Every word of the document is in the draft, or in its ``unplaced`` or ``withheld`` notes.
    ``corrections`` are an editor's, and count more than what the document looks like. Raises
    DocumentError when nothing says which role the document is about.
    """
    draft = _draft(document, year, corrections)
    missing = words_missing(document, draft)
    unplaced = sorted((*draft.unplaced, *missing), key=lambda note: note.line)
    return replace(draft, unplaced=tuple(unplaced))


def _draft(source: GuideDocument, year: int, corrections: Sequence[Correction]) -> Draft:
    document, guesses = prepared(source)
    role_name = infer_role_name(document.outline, document.front_matter)
    notes = Notes()
    notes.add(document.notes)
    notes.add(document.outline.notes)
    lines = document.outline.lines
    all_marked = document.front_matter.all_marked
    choices = choices_of(lines, corrections, notes, all_marked=all_marked)
    arranged = Arranger(lines, role_name, guesses, choices, notes).arrange()
    for line, evidence in arranged.aside:
        note_links(line, notes)
        is_page_number = evidence is Evidence.PAGE_NUMBER
        notes.leave_out(line.first, line.title, PAGE_NUMBER if is_page_number else BEFORE_HEADLINE)
    for line in arranged.left_out:
        notes.withhold(line.first, text_with_addresses(line), LEFT_OUT_BY_EDITOR)
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
        placements=_placements(arranged, pages.drafts),
    )


def _headline(title: Line | None, role_name: RoleName, notes: Notes) -> str:
    """Return the headline, or "" where there is none or the generated one has its words."""
    if title is None:
        return ""
    note_links(title, notes)
    source = title.title if title.is_heading else without_bullets(title.title) or title.title
    if len(source) > LONGEST_HEADLINE:
        why = f"a headline has at most {LONGEST_HEADLINE} characters"
        notes.leave_out(title.first, source, why)
        return ""
    return "" if source == role_name.fill(HEADLINE) else source


Drafts = Mapping[Part, SectionDraft]


@dataclass(slots=True)
class _PageWriter:
    """Writes the drafts of pages and remembers that of each section."""

    writer: SectionWriter
    drafts: dict[Part, SectionDraft] = field(default_factory=dict)

    def page(self, parts: PageParts) -> tuple[str, tuple[SectionDraft, ...]]:
        """Return a page's lede and its sections."""
        drafts = {part: self.writer.draft(part) for part in parts.sections}
        self.drafts |= drafts
        return plain_paragraphs(parts.opening, self.writer.notes), tuple(drafts.values())

    def chapter(self, parts: PageParts) -> ChapterDraft:
        """Return a chapter."""
        lede, sections = self.page(parts)
        own = [*([parts.title] if parts.title else []), *parts.opening]
        ends = [line.last for line in own] + [section.lines[1] for section in sections]
        title = plain_text(parts.title, self.writer.notes) if parts.title else ""
        return ChapterDraft(title, lede, sections, lines=(own[0].first, max(ends)))


def _placements(arrangement: Arrangement, drafts: Drafts) -> tuple[Placement, ...]:
    """Return the place of every line, in the order of the document.

    ``drafts`` are those of the sections; one whose words did not fit its fields is of another kind
    than in the arrangement.
    """
    pages = {id(page): number for number, page in enumerate(arrangement.pages)}
    homes: dict[Part | None, tuple[int, Part | None]] = {}
    for number, page in enumerate(arrangement.pages):
        for section in page.sections:
            homes |= dict.fromkeys([section, *section.children], (number, section))
    return tuple(
        _placement(one, homes.get(one.part, (pages[id(one.page)], None)), drafts)
        for one in arrangement.assignments
    )


def _placement(one: Assignment, home: tuple[int, Part | None], drafts: Drafts) -> Placement:
    page, section = home
    role, kind, detail = _what(one, section, drafts)
    certainty, reason = _how_sure(one, section, drafts)
    return Placement(
        line=one.line.first,
        last=one.line.last,
        text=one.line.title or (one.line.picture.name if one.line.picture else ""),
        role=role,
        kind=kind,
        detail=detail,
        page=page,
        section=section.start if section else None,
        certainty=certainty,
        reason=reason,
    )


def _what(one: Assignment, section: Part | None, drafts: Drafts) -> tuple[LineRole, str, str]:
    """Return a line's role, and the kind and the detail of a section or part."""
    if section and one.role is LineRole.PARAGRAPH and one.line.title in drafts[section].keywords:
        return LineRole.ITEM, "", ""
    if section is None or one.part is None or one.role not in {LineRole.SECTION, LineRole.PART}:
        return one.role, "", ""
    if one.part is section:
        return LineRole.SECTION, drafts[section].kind, section.topic
    if drafts[section].kind != section.kind:
        return role_of(one.line), "", ""
    return LineRole.PART, one.part.kind, one.part.level


def _how_sure(one: Assignment, section: Part | None, drafts: Drafts) -> tuple[float, str]:
    """Return a line's certainty and the reason: that of the weakest of what it depends on."""
    own = one.evidence
    if own is Evidence.CHOSEN:
        return own.certainty, own.reason
    around = []
    if section is None and one.role not in {LineRole.HEADLINE, LineRole.CHAPTER, LineRole.LEFT_OUT}:
        around.append(Evidence.LEDE)
    if section and drafts[section].kind != section.kind:
        around.append(Evidence.NO_FIELD)
    certainty = min([own.certainty, *(evidence.certainty for evidence in around)])
    reason = next((why.reason for why in around if why.certainty <= certainty), own.reason)
    above = [part.evidence for part in (one.part, section) if part and part.heading is not one.line]
    weakest = min(above, key=lambda evidence: evidence.certainty, default=own)
    if weakest.certainty >= certainty:
        return certainty, reason
    if weakest.certainty < DOUBTFUL_BELOW:
        reason = f"Below a doubtful line: {weakest.reason}"
    return weakest.certainty, reason
