"""Bold lines that are headings in all but name, as word processors have them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from career_pages.importing.headings import recognize
from career_pages.importing.outline import Line
from career_pages.importing.parts_of_sections import CHILD_KINDS
from career_pages.importing.section_marks import MARKS
from career_pages.importing.title_lines import LONGEST_NAME, QUOTATION_MARKS, is_question
from career_pages.importing.words import count_words

_BOLD: Final = re.compile(r"(?:<i>)?<b>((?:(?!</?b>).)*)</b>(?:</i>)?:?", re.DOTALL)
_MOST_WORDS: Final = 12
_FEWEST: Final = 2
_LEVEL: Final = 2


def bold_headings(lines: Sequence[Line]) -> dict[int, int]:
    """Return the levels of the bold lines that are headings, by their index.

    They are where a document marks no heading below its title and has two or more such lines,
    and where a section that is divided into parts has no other headings for them.
    """
    candidates = [index for index in range(len(lines)) if _is_candidate(lines, index)]
    headings = [index for index, line in enumerate(lines) if line.is_heading]
    if not headings or headings == [0]:
        return dict.fromkeys(candidates, _LEVEL) if len(candidates) >= _FEWEST else {}
    return dict(_parts(lines, headings, candidates))


def _is_candidate(lines: Sequence[Line], index: int) -> bool:
    """Say whether a line is bold, short like a title, and something follows it that is not."""
    line = lines[index]
    if not is_bold(line) or not _reads_like_heading(line):
        return False
    below = lines[index + 1 : index + 3]
    if any(other.title.startswith(QUOTATION_MARKS) for other in below):
        # Whose words these are, in bold.
        return False
    return bool(below) or recognize(line.title) is not None


def is_bold(line: Line) -> bool:
    """Say whether all of a paragraph is bold."""
    return line.is_paragraph and bool(_BOLD.fullmatch(line.html.strip()))


def _reads_like_heading(line: Line) -> bool:
    text = line.title
    if "\n" in line.text or len(text) > LONGEST_NAME or count_words(text) > _MOST_WORDS:
        return False
    if is_question(line) or recognize(text):
        return True
    return text[:1].isalnum() and not text[0].islower() and not text.endswith((".", ",", ";", "!"))


def _parts(
    lines: Sequence[Line], headings: Sequence[int], candidates: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield the bold lines that divide a section, with a level below that of its heading."""
    ends = [*headings[1:], len(lines)]
    waiting = iter(candidates)
    candidate = next(waiting, None)
    for start, end in zip(headings, ends, strict=True):
        group = []
        while candidate is not None and candidate < end:
            if candidate > start:
                group.append(candidate)
            candidate = next(waiting, None)
        has_parts = end < len(lines) and lines[end].level > lines[start].level
        if len(group) >= _FEWEST and not has_parts and _is_divided(lines[start]):
            yield from dict.fromkeys(group, min(6, lines[start].level + 1)).items()


def _is_divided(heading: Line) -> bool:
    """Say whether a heading begins a section of levels, specializations or questions."""
    found = recognize(heading.title)
    kind = heading.mark.kind if heading.mark else found.kind if found else ""
    return kind in CHILD_KINDS and kind != MARKS["up_next"]
