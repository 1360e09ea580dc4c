"""The lines of an outline, made from texts."""

from dataclasses import replace

from career_pages.exporting.nesting import html_of
from career_pages.exporting.runs import Run, Runs, plain_text, tidy
from career_pages.importing.outline import Line, LineKind
from career_pages.importing.section_marks import SectionMark
from career_pages.importing.text_marks import text_mark
from career_pages.importing.words import collapse

HEADLINE_LEVEL = 1
SECTION_LEVEL = 2
PART_LEVEL = 3


def line(kind: LineKind, runs: Runs, depth: int = 0, ordered: bool = False) -> Line:
    """Return a line that holds the runs; its place in the document is not known yet."""
    return Line(kind, plain_text(runs), html_of(runs), 0, 0, depth=depth, ordered=ordered)


def heading(text: str, level: int, mark: SectionMark | None = None, address: str = "") -> Line:
    """Return a heading of plain text, as a link if it has an address."""
    runs = tidy([Run(collapse(text), address=address)])
    return Line(LineKind.HEADING, plain_text(runs), html_of(runs), 0, 0, level=level, mark=mark)


def paragraphs(text: str) -> list[Line]:
    """Return plain text as paragraphs; blank lines part them, single line ends break lines."""
    blocks = "\n".join(row.strip() for row in text.splitlines()).split("\n\n")
    return [line(LineKind.PARAGRAPH, runs) for block in blocks if (runs := tidy([Run(block)]))]


def with_text_mark(line: Line, name: str) -> Line:
    """Return a paragraph with a mark behind it that says what it is."""
    mark = text_mark(name)
    return replace(line, text=line.text + mark, html=line.html + mark)
