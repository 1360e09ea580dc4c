"""From the outline of a guide document to the draft of a page and its chapters."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from career_pages.heading_patterns import HEADLINE
from career_pages.importing.account import words_missing
from career_pages.importing.arrangement import PageParts
from career_pages.importing.arranger import arrange
from career_pages.importing.bullets import without_bullets
from career_pages.importing.draft import ChapterDraft, Draft, SectionDraft
from career_pages.importing.guide_document import GuideDocument
from career_pages.importing.notes import BEFORE_HEADLINE, Notes
from career_pages.importing.outline import Line
from career_pages.importing.plain_fields import has_links, note_links, paragraphs
from career_pages.importing.prose import prose_of
from career_pages.importing.role_inference import infer_role_name
from career_pages.importing.section_drafts import SectionWriter
from career_pages.role_name import RoleName

# The heading of what an author wrote before the first one, where it is more than a lede.
INTRODUCTION: Final = "Introduction"
_LONGEST_HEADLINE: Final = 255
_MOST_LEDE_PARAGRAPHS: Final = 3


def match(document: GuideDocument, year: int) -> Draft:
    """Return the draft of a document; ``year`` fills the year in generated headings.

    Every word of the document is in the draft, or in its ``unplaced`` or ``withheld`` notes.
    Raises DocumentError when nothing says which role the document is about.
    """
    draft = _match(document, year)
    missing = words_missing(document, draft)
    unplaced = sorted((*draft.unplaced, *missing), key=lambda note: note.line)
    return replace(draft, unplaced=tuple(unplaced))


def _match(document: GuideDocument, year: int) -> Draft:
    role_name = infer_role_name(document.outline, document.front_matter)
    notes = Notes()
    notes.add(document.notes)
    notes.add(document.outline.notes)
    arranged = arrange(document.outline.lines, role_name)
    for line in arranged.before:
        note_links(line, notes)
        notes.leave_out(line.first, line.title, BEFORE_HEADLINE)
    writer = SectionWriter(role_name, year, notes)
    lede, sections = _page(arranged.page, writer)
    return Draft(
        role_name=role_name,
        headline=_headline(arranged.page.title, role_name, notes),
        lede=lede,
        front_matter=document.front_matter,
        sections=sections,
        year=year,
        chapters=tuple(_chapter(parts, writer) for parts in arranged.chapters),
        unplaced=tuple(sorted(notes.unplaced, key=lambda note: note.line)),
        withheld=tuple(sorted(notes.withheld, key=lambda note: note.line)),
        problems=tuple(sorted(notes.problems, key=lambda problem: problem.line)),
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


def _page(parts: PageParts, writer: SectionWriter) -> tuple[str, tuple[SectionDraft, ...]]:
    """Return a page's lede and its sections."""
    lede, rest = _split_opening(parts.opening)
    sections = [writer.draft(part) for part in parts.sections]
    if rest:
        sections.insert(0, _introduction(rest, writer.notes))
    return paragraphs(lede, writer.notes), tuple(sections)


def _split_opening(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return the lines that make the lede, and those that are more than it holds."""
    plain = [line.is_paragraph and not has_links(line) for line in lines]
    if all(plain) and len(lines) <= _MOST_LEDE_PARAGRAPHS:
        return lines, ()
    first = 1 if plain[0] else 0
    return lines[:first], lines[first:]


def _introduction(lines: Sequence[Line], notes: Notes) -> SectionDraft:
    notes.warn(
        lines[0].first,
        f"The text before the first heading is longer than a lede; the rest of it stands under "
        f"the heading “{INTRODUCTION}”.",
    )
    return SectionDraft(
        kind="TextSection",
        heading=INTRODUCTION,
        source_heading="",
        lines=(lines[0].first, lines[-1].last),
        introduction=prose_of(lines),
    )


def _chapter(parts: PageParts, writer: SectionWriter) -> ChapterDraft:
    title = parts.title.title if parts.title else ""
    lede, sections = _page(parts, writer)
    own = [*([parts.title] if parts.title else []), *parts.opening]
    ends = [line.last for line in own] + [section.lines[1] for section in sections]
    return ChapterDraft(title, lede, sections, lines=(own[0].first, max(ends)))
