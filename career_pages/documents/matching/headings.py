"""Lines that are headings in all but name, and what each level of heading means."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from career_pages.documents.front_matter import DocumentFormat, GuideDocument
from career_pages.documents.line_text import (
    LONGEST_NAME,
    QUOTATION_MARKS,
    depth_of,
    is_apart_above,
    is_apart_below,
    is_capitalized,
    is_page_number,
    is_question,
    is_running_text,
    is_shouted,
    is_title,
    split_number,
    with_lists_found,
    without_heading_numbers,
    without_number,
    without_question_labels,
)
from career_pages.documents.matching.arrangement import Evidence, Part
from career_pages.documents.matching.heading_words import (
    NameMatch,
    announces_section,
    compare_names,
    recognize,
)
from career_pages.documents.matching.section_finding import SectionFinder
from career_pages.documents.outline import HEADLINE_KIND, Line, LineKind, with_section_mark
from career_pages.names import RoleName
from career_pages.sections.kinds import Shape, section_kinds
from career_pages.text import count_words


def prepared(document: GuideDocument) -> tuple[GuideDocument, dict[int, Evidence]]:
    """Return a document with its marks read, and headings and lists found that look like such.

    What speaks for headings that the author does not mark as such comes with it, by their index.
    Where all headings are marked, there are no others to find.
    """
    marked = tuple(map(with_section_mark, document.outline.lines))
    if document.front_matter.all_marked:
        return replace(document, outline=replace(document.outline, lines=marked)), {}
    lines = _separate_headings(marked)
    if document.format in {DocumentFormat.HTML, DocumentFormat.DOCX}:
        lines = with_lists_found(lines)
    lines = without_question_labels(lines)
    numbered = _numbered_headings(lines)
    bold = {} if numbered else _bold_headings(lines)
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
    outline = replace(document.outline, lines=without_heading_numbers(lines))
    return replace(document, outline=outline), guesses


def _separate_headings(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Split paragraphs in which a heading and its text are only a line break apart."""
    separate: list[Line] = []
    for line in lines:
        rows = line.split_rows() if line.is_paragraph and "\n" in line.text else (line,)
        separate += rows if any(announces_section(row.text) for row in rows) else (line,)
    return tuple(separate)


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
    if _is_bold(line):
        html = html.replace("<b>", "").replace("</b>", "")
    heading = replace(line, kind=LineKind.HEADING, html=html, level=level, depth=0, ordered=False)
    return without_number(heading) if not line.is_item else heading


# A single line that looks like a heading is none.
_FEWEST_HEADINGS: Final = 2
# The level of unmarked headings, below that of the title.
_FIRST_LEVEL: Final = 2
_MOST_NUMBERED_WORDS: Final = 14
_ENDS_OF_TEXT: Final = (".", ",", ";", "!")


def _numbered_headings(lines: tuple[Line, ...]) -> dict[int, int]:
    """Return the levels of the numbered lines that are headings, by their index.

    A document without marked headings has them if two or more of the lines that stand alone
    behind a number, and at least half of those with a single one, are familiar headings, and if
    it has no familiar headings without one.
    """
    if any(line.is_heading or _is_familiar(line) for line in lines[1:]):
        return {}
    depths = {index: _depth_of_heading(lines, index) for index in range(len(lines))}
    top = [index for index, depth in depths.items() if depth == 1]
    known = [index for index in top if recognize(split_number(lines[index].title)[1])]
    if len(known) < max(_FEWEST_HEADINGS, len(top) / 2):
        return {}
    return {index: _FIRST_LEVEL + depth - 1 for index, depth in depths.items() if depth}


def _is_familiar(line: Line) -> bool:
    if not line.is_paragraph or split_number(line.title)[0]:
        return False
    found = recognize(line.title)
    return found is not None and found.kind in section_kinds()


def _depth_of_heading(lines: tuple[Line, ...], index: int) -> int:
    """Return how deep the number of a line is that reads like a heading, else 0."""
    line = lines[index]
    number, rest = split_number(line.title)
    if line.is_item:
        neighbors = lines[max(index - 1, 0) : index] + lines[index + 1 : index + 2]
        in_list = any(other.is_item and other.ordered for other in neighbors)
        depth = 1 if line.ordered and not line.depth and not in_list else 0
    else:
        depth = depth_of(number) if number and line.is_paragraph else 0
    is_short = count_words(rest) <= _MOST_NUMBERED_WORDS and not rest.endswith(_ENDS_OF_TEXT)
    ends_well = is_short and not rest[:1].islower() and "\n" not in line.text
    return depth if ends_well and (not rest.endswith("?") or is_question(line)) else 0


_BOLD: Final = re.compile(r"(?:<i>)?<b>((?:(?!</?b>).)*)</b>(?:</i>)?:?", re.DOTALL)
_MOST_BOLD_WORDS: Final = 12


def _bold_headings(lines: Sequence[Line]) -> dict[int, int]:
    """Return the levels of the bold lines that are headings, by their index.

    They are where a document marks no heading below its title and has two or more such lines,
    and where a section that is divided into parts has no other headings for them.
    """
    bold = [index for index in range(len(lines)) if _is_bold_heading(lines, index)]
    headings = [index for index, line in enumerate(lines) if line.is_heading]
    if not headings or headings == [0]:
        return dict.fromkeys(bold, _FIRST_LEVEL) if len(bold) >= _FEWEST_HEADINGS else {}
    levels: dict[int, int] = {}
    for start, end in pairwise([*headings, len(lines)]):
        inside = bold[bisect(bold, start) : bisect(bold, end)]
        has_parts = end < len(lines) and lines[end].level > lines[start].level
        if len(inside) >= _FEWEST_HEADINGS and not has_parts and _is_divided(lines[start]):
            levels |= dict.fromkeys(inside, min(6, lines[start].level + 1))
    return levels


def _is_bold_heading(lines: Sequence[Line], index: int) -> bool:
    """Say whether a line is bold, short like a title, and something follows it that is not."""
    line = lines[index]
    if not _is_bold(line) or not _reads_like_heading(line):
        return False
    below = lines[index + 1 : index + 3]
    if any(other.title.startswith(QUOTATION_MARKS) for other in below):
        # Whose words these are, in bold.
        return False
    return bool(below) or recognize(line.title) is not None


def _is_bold(line: Line) -> bool:
    """Say whether all of a paragraph is bold."""
    return line.is_paragraph and bool(_BOLD.fullmatch(line.html.strip()))


def _reads_like_heading(line: Line) -> bool:
    text = line.title
    if "\n" in line.text or len(text) > LONGEST_NAME or count_words(text) > _MOST_BOLD_WORDS:
        return False
    if is_question(line) or recognize(text):
        return True
    return text[:1].isalnum() and not text[0].islower() and not text.endswith(_ENDS_OF_TEXT)


def _is_divided(heading: Line) -> bool:
    """Say whether a heading begins a section of levels, specializations or questions."""
    found = recognize(heading.title)
    kind = section_kinds().get(heading.mark.kind if heading.mark else found.kind if found else "")
    return kind is not None and kind.parts is not None


# As many headings make the one question above them all the headline.
_FEWEST_SECTIONS: Final = 2


@dataclass(frozen=True, slots=True)
class HeadingLevels:
    """The index of the ``title`` among the lines, or None; the level of a ``section``.

    Headings of the ``chapter`` level or above begin a chapter; 0 when there are none.
    """

    title: int | None
    section: int
    chapter: int


def heading_levels(lines: tuple[Line, ...], role_name: RoleName) -> HeadingLevels:
    """Return what the levels mean, whichever level the author began with or left out."""
    headings = [index for index, line in enumerate(lines) if line.is_heading]
    if not headings:
        return HeadingLevels(_unmarked_title(lines, role_name), section=2, chapter=0)
    title = _marked_title(lines, headings, role_name)
    title_level = 1 if title is None else lines[title].level
    rest = [lines[index] for index in headings if index != title]
    section = _section_level(rest, title_level, role_name)
    return HeadingLevels(title, section, chapter=title_level if section > title_level else 0)


def _unmarked_title(lines: tuple[Line, ...], role_name: RoleName) -> int | None:
    """Return the line that asks what the role is, else the first line if it looks like a title."""
    for index, line in enumerate(lines):
        found = recognize(line.text)
        if found is None:
            continue
        if found.kind == HEADLINE_KIND and (
            index == 0 or compare_names(found.name, role_name) is NameMatch.EXACT
        ):
            return index
        if found.kind != HEADLINE_KIND and _is_section(line, role_name):
            break
    first = lines[0] if lines else None
    if first and is_title(first) and recognize(first.text) is None:
        return 0
    return None


def _marked_title(lines: tuple[Line, ...], headings: list[int], role_name: RoleName) -> int | None:
    first = lines[headings[0]]
    found = recognize(first.text)
    rest = [lines[index].level for index in headings[1:]]
    is_above_all = len(rest) >= _FEWEST_SECTIONS and all(level > first.level for level in rest)
    kind = section_kinds().get(found.kind) if found else None
    if kind and kind.opens_documents and is_above_all and not first.mark:
        return headings[0]
    if first.mark or (found and found.kind != HEADLINE_KIND and _is_section(first, role_name)):
        return None
    names_role = compare_names(first.title, role_name) is NameMatch.EXACT
    if first.level == 1 or found or names_role or all(level > first.level for level in rest):
        return headings[0]
    return None


def _section_level(headings: list[Line], title_level: int, role_name: RoleName) -> int:
    """Return the level that most of the recognized headings have, else the highest in use.

    "Overview" and the like may stand at any level, and do not count.
    """
    known = Counter(line.level for line in headings if _is_section(line, role_name, bare=False))
    if known:
        return min(known, key=lambda level: (-known[level], level <= title_level, level))
    levels = [line.level for line in headings]
    return min((level for level in levels if level > title_level), default=min(levels, default=2))


def _is_section(line: Line, role_name: RoleName, bare: bool = True) -> bool:
    """Say whether a line begins a section; ``bare`` words such as "Overview" may be asked for."""
    if line.mark:
        return line.mark.kind in section_kinds()
    found = recognize(line.text)
    if found is None or found.kind not in section_kinds():
        return False
    if not found.name:
        return bare or not found.is_bare
    return found.is_distinct or compare_names(found.name, role_name) is not NameMatch.NONE


def levels_below(lines: Sequence[Line], chapter: int) -> list[int]:
    """Return for every line the highest level of the headings between it and the next chapter.

    ``chapter`` is the level of those; a line without headings below it has 0.
    """
    levels = [0] * len(lines)
    for index in range(len(lines) - 2, -1, -1):
        below = lines[index + 1]
        if not below.is_heading:
            levels[index] = levels[index + 1]
        elif below.level > chapter:
            levels[index] = min(below.level, levels[index + 1] or below.level)
    return levels


def is_unmarked_heading(finder: SectionFinder, index: int, section: Part | None) -> bool:
    """Say whether a line of a document without marked headings is surely one all the same.

    It stands alone, has capitals as a title does, and text or a list follows. One in capitals
    throughout need not stand alone. ``section`` is the one it would end.
    """
    lines = finder.lines
    line = lines[index]
    kind = section_kinds()[section.kind] if section else None
    if finder.is_marked or not is_title(line) or is_page_number(line):
        return False
    is_after_text = section is not None or (index > 0 and is_running_text(lines[index - 1]))
    # One word that stands alone may be the name of a part, or of a person.
    has_names = kind is not None and (kind.has_short_lines or kind.parts is not None)
    is_alone = is_after_text and not has_names
    if not is_capitalized(line.title, least=1 if is_alone else 2):
        return False
    is_apart = is_apart_above(lines, index) and is_apart_below(lines, index)
    if not is_apart and not is_shouted(line.title):
        return False
    if index + 1 == len(lines) or finder.found[index + 1] is not None:
        return False
    following = lines[index + 1]
    shape = kind.shape if kind else None
    if shape is Shape.TESTIMONIALS and following.title.startswith(QUOTATION_MARKS):
        return False
    if following.is_item:
        # What stands above a list may be the name of a part that has one.
        has_lists = kind is not None and kind.parts is not None and bool(kind.parts.list_field)
        return not has_lists and shape is not Shape.INVITATION
    return is_running_text(following)
