"""Headings that part the text of a section: "### {.closing}"."""

from collections.abc import Sequence

from career_pages.importing.outline import Line
from career_pages.importing.prose import split_at_list
from career_pages.importing.section_marks import CLOSING, LIST


def is_sign(line: Line, kind: str) -> bool:
    """Say whether a line is a heading that is marked to begin that kind of text."""
    return line.mark is not None and line.mark.kind == kind


def without_sign(lines: Sequence[Line]) -> list[Line]:
    """Return lines that begin with a sign without it, unless it has words of its own."""
    return list(lines if lines[0].title else lines[1:])


def split_at_signs(lines: Sequence[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """Return what precedes a list, its lines, and what follows it, by signs where there are any.

    Without any it is the first list.
    """
    start = _find(lines, LIST)
    end = _find(lines, CLOSING)
    if end < start:
        start = len(lines)
    closing = without_sign(lines[end:]) if end < len(lines) else []
    if start == len(lines):
        before, items, rest = split_at_list(lines[:end])
        return before, items, [*rest, *closing]
    none, items, rest = split_at_list(without_sign(lines[start:end]))
    return [*lines[:start], *none], items, [*rest, *closing]


def has_signs(lines: Sequence[Line]) -> bool:
    """Say whether an author has parted the lines by signs."""
    return min(_find(lines, LIST), _find(lines, CLOSING)) < len(lines)


def split_at_closing(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return what precedes and what follows the sign of the text behind a section's parts."""
    end = _find(lines, CLOSING)
    return list(lines[:end]), without_sign(lines[end:]) if end < len(lines) else []


def _find(lines: Sequence[Line], kind: str) -> int:
    return next((n for n, line in enumerate(lines) if is_sign(line, kind)), len(lines))
