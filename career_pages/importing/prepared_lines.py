"""The lines of an outline as the arranger needs them."""

from collections.abc import Iterable
from dataclasses import replace

from career_pages.importing.headings import announces_section
from career_pages.importing.outline import Line, Outline
from career_pages.importing.section_marks import with_marks_read


def prepared(outline: Outline) -> Outline:
    """Return the outline with its marks read, and headings apart from the text below them."""
    return replace(outline, lines=_separate_headings(map(with_marks_read, outline.lines)))


def _separate_headings(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Split paragraphs in which a heading and its text are only a line break apart."""
    separate: list[Line] = []
    for line in lines:
        rows = line.split_rows() if line.is_paragraph and "\n" in line.text else (line,)
        separate += rows if any(announces_section(row.text) for row in rows) else (line,)
    return tuple(separate)
