"""The lines of a document as the arranger needs them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from career_pages.importing.bold_headings import bold_headings, is_bold
from career_pages.importing.evidence import Evidence
from career_pages.importing.guide_document import DocumentFormat, GuideDocument
from career_pages.importing.headings import HEADLINE_KIND, announces_section, recognize
from career_pages.importing.marked_lines import with_marks_read
from career_pages.importing.numbered_headings import numbered_headings
from career_pages.importing.outline import Line, LineKind
from career_pages.importing.outline_numbers import with_numbers_dropped, without_number
from career_pages.importing.spoken_labels import without_labels
from career_pages.importing.title_lines import is_title
from career_pages.importing.typed_lists import with_typed_lists


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
