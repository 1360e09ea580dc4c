"""Numbered lines that are headings in all but name: "1. Definition of a Baker", "2.1 Junior"."""

from typing import Final

from career_pages.importing.headings import HEADLINE_KIND, recognize
from career_pages.importing.outline import Line
from career_pages.importing.outline_numbers import depth_of, split_number
from career_pages.importing.title_lines import is_question
from career_pages.importing.words import count_words

_MOST_WORDS: Final = 14
_FEWEST: Final = 2
_LEVEL: Final = 2


def numbered_headings(lines: tuple[Line, ...]) -> dict[int, int]:
    """Return the levels of the numbered lines that are headings, by their index.

    A document without marked headings has them if two or more of the lines that stand alone
    behind a number, and at least half of those with a single one, are familiar headings, and if
    it has no familiar headings without one.
    """
    if any(line.is_heading or _is_plain_heading(line) for line in lines[1:]):
        return {}
    depths = {index: _depth(lines, index) for index in range(len(lines))}
    top = [index for index, depth in depths.items() if depth == 1]
    known = [index for index in top if recognize(split_number(lines[index].title)[1])]
    if len(known) < max(_FEWEST, len(top) / 2):
        return {}
    return {index: _LEVEL + depth - 1 for index, depth in depths.items() if depth}


def _is_plain_heading(line: Line) -> bool:
    if not line.is_paragraph or split_number(line.title)[0]:
        return False
    found = recognize(line.title)
    return found is not None and found.kind not in {HEADLINE_KIND, "LevelSection"}


def _depth(lines: tuple[Line, ...], index: int) -> int:
    """Return how deep the number of a line is that reads like a heading, else 0."""
    line = lines[index]
    number, rest = split_number(line.title)
    if line.is_item:
        neighbours = lines[max(index - 1, 0) : index] + lines[index + 1 : index + 2]
        in_list = any(other.is_item and other.ordered for other in neighbours)
        depth = 1 if line.ordered and not line.depth and not in_list else 0
    else:
        depth = depth_of(number) if number and line.is_paragraph else 0
    is_short = count_words(rest) <= _MOST_WORDS and not rest.endswith((".", ",", ";", "!"))
    ends_well = is_short and not rest[:1].islower() and "\n" not in line.text
    return depth if ends_well and (not rest.endswith("?") or is_question(line)) else 0
