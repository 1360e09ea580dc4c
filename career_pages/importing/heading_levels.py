"""What each level of heading means in one document."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from career_pages.importing.corrections import SECTION_KINDS
from career_pages.importing.headings import HEADLINE_KIND, recognize
from career_pages.importing.outline import Line
from career_pages.importing.role_inference import Kinship, kinship
from career_pages.importing.title_lines import is_title
from career_pages.role_name import RoleName

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


def _unmarked_title(lines: tuple[Line, ...], role_name: RoleName) -> int | None:
    """Return the line that asks what the role is, else the first line if it looks like a title."""
    for index, line in enumerate(lines):
        found = recognize(line.text)
        if found is None:
            continue
        if found.kind == HEADLINE_KIND and (
            index == 0 or kinship(found.name, role_name) is Kinship.SAME
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
    if found and found.kind == "OverviewSection" and is_above_all and not first.mark:
        return headings[0]
    if first.mark or (found and found.kind != HEADLINE_KIND and _is_section(first, role_name)):
        return None
    names_role = kinship(first.title, role_name) is Kinship.SAME
    if first.level == 1 or found or names_role or all(level > first.level for level in rest):
        return headings[0]
    return None


def _section_level(headings: list[Line], title_level: int, role_name: RoleName) -> int:
    """Return the level that most of the recognized headings have, else the highest in use.

    "Overview" and the like may stand at any level, and are not asked.
    """
    known = Counter(
        line.level for line in headings if _is_section(line, role_name) and not _is_bare(line)
    )
    if known:
        return min(known, key=lambda level: (-known[level], level <= title_level, level))
    levels = [line.level for line in headings]
    return min((level for level in levels if level > title_level), default=min(levels, default=2))


def _is_bare(line: Line) -> bool:
    found = None if line.mark else recognize(line.text)
    return found is not None and not found.name and not found.is_whole


def _is_section(line: Line, role_name: RoleName) -> bool:
    if line.mark:
        return line.mark.kind in SECTION_KINDS
    found = recognize(line.text)
    if found is None or found.kind in {HEADLINE_KIND, "LevelSection"}:
        return False
    if not found.name:
        return True
    return found.is_distinct or kinship(found.name, role_name) is not Kinship.OTHER
