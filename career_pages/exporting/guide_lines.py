"""A role's page and its chapters as the lines of an outline."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from career_pages.exporting.line_making import HEADLINE_LEVEL, heading, line
from career_pages.exporting.prose_lines import ProseReader
from career_pages.exporting.references import References
from career_pages.exporting.runs import Run, tidy
from career_pages.exporting.section_headings import SectionHeadings
from career_pages.exporting.section_lines import SectionReader
from career_pages.heading_patterns import HEADLINE
from career_pages.importing.headings import HEADLINE_KIND, recognize
from career_pages.importing.openings import MOST_LEDE_PARAGRAPHS
from career_pages.importing.outline import Line, LineKind
from career_pages.importing.section_marks import SectionMark, split_mark
from career_pages.importing.words import collapse
from career_pages.stream_data import stream_data


def guide_lines(
    page: Any, chapters: Sequence[Any], references: References, year: int, *, all_marked: bool
) -> tuple[Line, ...]:
    """Return all that a role's page and its chapters say, in order and numbered from 1.

    With ``all_marked`` every heading says what it begins; otherwise those whose words do not.
    """
    headings = SectionHeadings(page.role_name, year, all_marked)
    reader = SectionReader(headings, ProseReader(references))
    headline = page.role_name.fill(page.headline or HEADLINE)
    stored = page.headline or headline
    lines = [_title(stored, HEADLINE_KIND), *_opening(page, reader)]
    for chapter in chapters:
        lines += [_title(chapter.title, "ChapterPage"), *_opening(chapter, reader)]
    return tuple(replace(one, first=at, last=at) for at, one in enumerate(lines, start=1))


def _title(text: str, kind: str) -> Line:
    found = recognize(text)
    is_clear = found is None or found.kind == kind
    mark = None if is_clear and not split_mark(text)[1] else SectionMark(kind)
    return heading(text, HEADLINE_LEVEL, mark)


def _opening(page: Any, reader: SectionReader) -> list[Line]:
    """Return a page's lede and its sections."""
    lines = _lede(page.lede)
    for block in stream_data(page.body):
        lines += reader.lines(block)
    return lines


def _lede(text: str) -> list[Line]:
    """Return a lede in as many paragraphs as a document may have for it."""
    texts = [collapse(one) for one in re.split(r"\n\s*\n", text.replace("\r", ""))]
    written = [one for one in texts if one]
    if len(written) > MOST_LEDE_PARAGRAPHS:
        written = [" ".join(written)]
    return [line(LineKind.PARAGRAPH, tidy([Run(one)])) for one in written]
