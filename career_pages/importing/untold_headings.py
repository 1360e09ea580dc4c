"""Headings that nothing marks and no pattern knows."""

from career_pages.importing.arrangement import Part
from career_pages.importing.section_finder import SectionFinder
from career_pages.importing.title_lines import (
    QUOTATION_MARKS,
    is_apart_above,
    is_apart_below,
    is_capitalized,
    is_running_text,
    is_title,
)


def is_untold_heading(finder: SectionFinder, index: int, section: Part | None) -> bool:
    """Say whether a line of a document without marked headings is surely one all the same.

    It stands alone, has capitals as a title does, and text or a list follows. ``section`` is the
    one it would end.
    """
    lines = finder.lines
    line = lines[index]
    if finder.is_marked or not is_title(line) or not is_capitalized(line.title):
        return False
    if not (is_apart_above(lines, index) and is_apart_below(lines, index)):
        return False
    if index + 1 == len(lines) or finder.found[index + 1] is not None:
        return False
    following, kind = lines[index + 1], section.kind if section else ""
    if kind == "ExperienceSection" and following.title.startswith(QUOTATION_MARKS):
        return False
    if following.is_item:
        return kind not in {"LevelsSection", "CallToActionBlock"}
    return is_running_text(following)
