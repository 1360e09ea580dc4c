"""Headings whose marks have been read."""

from dataclasses import replace

from career_pages.importing.outline import Line
from career_pages.importing.section_marks import MARK, split_mark


def with_marks_read(line: Line) -> Line:
    """Return a heading with its mark taken from its text; other lines, or one with it, as it is."""
    if not line.is_heading or line.mark:
        return line
    text, mark = split_mark(line.text)
    if mark is None:
        return line
    return replace(line, text=text, html=MARK.sub("", line.html), mark=mark)
