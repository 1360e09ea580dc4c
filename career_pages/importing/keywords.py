"""The keywords of a resume."""

import re
from collections.abc import Sequence

from career_pages.importing.limits import LONGEST_KEYWORD
from career_pages.importing.notes import Notes
from career_pages.importing.outline import Line
from career_pages.importing.plain_fields import plain
from career_pages.importing.sign_lines import has_signs, split_at_signs
from career_pages.importing.words import count_words

_FEWEST = 3
_MOST_WORDS = 6


def draft_keywords(
    lines: Sequence[Line], notes: Notes
) -> tuple[tuple[str, ...], list[Line], list[Line]]:
    """Return the keywords that lines hold, the lines before them, and those after.

    They are the first list, or what is marked as one, or three or more short lines, or one line
    with commas.
    """
    before, items, after = split_at_signs(lines)
    if not items and has_signs(lines):
        return (), before, after
    if not items:
        return _typed_keywords(lines, notes)
    if any(len(line.title) > LONGEST_KEYWORD for line in items):
        return (), list(lines), []
    return tuple(plain(line, notes) for line in items), before, after


def _typed_keywords(
    lines: Sequence[Line], notes: Notes
) -> tuple[tuple[str, ...], list[Line], list[Line]]:
    for number, line in enumerate(lines):
        if pieces := _pieces(line):
            plain(line, notes)
            return pieces, list(lines[:number]), list(lines[number + 1 :])
    start = next((n for n, line in enumerate(lines) if _is_keyword(line)), len(lines))
    end = next((n for n in range(start, len(lines)) if not _is_keyword(lines[n])), len(lines))
    if end - start < _FEWEST:
        return (), list(lines), []
    keywords = tuple(plain(line, notes) for line in lines[start:end])
    return keywords, list(lines[:start]), list(lines[end:])


def _pieces(line: Line) -> tuple[str, ...]:
    """Return what commas part in a line that is nothing but keywords, or ()."""
    if not line.is_paragraph or ":" in line.title:
        return ()
    pieces = [piece.strip() for piece in re.split("[,;]", line.title.rstrip("."))]
    fits = all(
        piece and _is_short(piece) and not piece.startswith(("and ", "or ")) for piece in pieces
    )
    return tuple(pieces) if fits and len(pieces) > _FEWEST else ()


def _is_keyword(line: Line) -> bool:
    return line.is_paragraph and _is_short(line.title) and not line.title.endswith((".", ":", "?"))


def _is_short(text: str) -> bool:
    return count_words(text) <= _MOST_WORDS and len(text) <= LONGEST_KEYWORD
