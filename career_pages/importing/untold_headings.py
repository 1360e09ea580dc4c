"""Headings that nothing marks and no pattern knows."""

from typing import Final

from career_pages.importing.arrangement import Part
from career_pages.importing.page_numbers import is_page_number
from career_pages.importing.section_finder import SectionFinder
from career_pages.importing.title_lines import (
    QUOTATION_MARKS,
    is_apart_above,
    is_apart_below,
    is_capitalized,
    is_running_text,
    is_shouted,
    is_title,
)

# In these, one word that stands alone is more likely a name than a heading.
_OF_SHORT_LINES: Final = frozenset(
    {
        *("LevelsSection", "SpecializationsSection", "FAQSection", "ExperienceSection"),
        *("UpNextBlock", "CallToActionBlock", "KeywordsSection"),
    }
)


def is_untold_heading(finder: SectionFinder, index: int, section: Part | None) -> bool:
    """Say whether a line of a document without marked headings is surely one all the same.

    It stands alone, has capitals as a title does, and text or a list follows. One in capitals
    throughout need not stand alone. ``section`` is the one it would end.
    """
    lines = finder.lines
    line = lines[index]
    kind = section.kind if section else ""
    if finder.is_marked or not is_title(line) or is_page_number(line):
        return False
    is_after_text = section is not None or (index > 0 and is_running_text(lines[index - 1]))
    is_alone = is_after_text and kind not in _OF_SHORT_LINES
    if not is_capitalized(line.title, least=1 if is_alone else 2):
        return False
    is_apart = is_apart_above(lines, index) and is_apart_below(lines, index)
    if not is_apart and not is_shouted(line.title):
        return False
    if index + 1 == len(lines) or finder.found[index + 1] is not None:
        return False
    following = lines[index + 1]
    if kind == "ExperienceSection" and following.title.startswith(QUOTATION_MARKS):
        return False
    if following.is_item:
        return kind not in {"LevelsSection", "CallToActionBlock"}
    return is_running_text(following)
