"""The numbers that authors put before headings: "3. Ovens", "2.1 Junior Bakers"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from career_pages.importing.outline import Line

_NUMBER: Final = re.compile(r"((?:<[bi]>)*)(\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)])\s+(?=\S)")
_FEWEST: Final = 2


def split_number(text: str) -> tuple[str, str]:
    """Return the outline number before ``text`` ("2.1"), "" where there is none, and the rest."""
    found = _NUMBER.match(text)
    return (found[2], found[1] + text[found.end() :]) if found else ("", text)


def depth_of(number: str) -> int:
    """Return how deep a number is: 1 for "3.", 2 for "2.1"."""
    return len(re.findall(r"\d+", number))


def without_number(line: Line) -> Line:
    """Return a line without the outline number before its text."""
    return replace(line, text=split_number(line.text)[1], html=split_number(line.html)[1])


def with_numbers_dropped(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines, the headings without numbers if the author numbers them throughout."""
    numbered = [bool(split_number(line.text)[0]) for line in lines if line.is_heading]
    if sum(numbered) < max(_FEWEST, len(numbered) - 1):
        return tuple(lines)
    return tuple(without_number(line) if line.is_heading else line for line in lines)
