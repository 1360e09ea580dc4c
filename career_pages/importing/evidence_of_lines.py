"""What speaks for the place that the arranger gives a line."""

from career_pages.importing.arrangement import Part
from career_pages.importing.evidence import Evidence
from career_pages.importing.outline import LineKind
from career_pages.importing.role_inference import Kinship
from career_pages.importing.section_finder import SectionFinder
from career_pages.importing.title_lines import is_question, is_title

_APART = frozenset({LineKind.QUOTE, LineKind.TABLE, LineKind.IMAGE, LineKind.NOTE})
# What speaks for a heading only if it is marked as one.
OF_MARKED_HEADINGS = frozenset(
    {
        Evidence.FIRST_HEADING,
        Evidence.TOP_HEADING,
        Evidence.OWN_HEADING,
        Evidence.PART_HEADING,
        Evidence.INNER_HEADING,
    }
)
# Sections in which short lines are nothing unusual.
_OF_SHORT_LINES = frozenset(
    {"KeywordsSection", "ExperienceSection", "UpNextBlock", "CallToActionBlock"}
)


def evidence_of_section(finder: SectionFinder, index: int) -> Evidence:
    """Return what speaks for a line as the heading of the section that patterns see in it."""
    line, found, kin = finder.lines[index], finder.found[index], finder.kinship_at(index)
    if line.is_item:
        return Evidence.KNOWN_ITEM
    if finder.is_generated(index):
        return Evidence.GENERATED_HEADING
    if found is None or (found.name and kin is not Kinship.SAME):
        return Evidence.OTHER_NAME
    if not found.name:
        return Evidence.BARE_HEADING
    return Evidence.KNOWN_HEADING if line.is_heading else Evidence.KNOWN_LINE


def evidence_of_part(finder: SectionFinder, index: int) -> Evidence:
    """Return what speaks for a line as the beginning of a part of its section."""
    line = finder.lines[index]
    if is_question(line):
        return Evidence.QUESTION
    if line.is_heading or finder.found[index]:
        return Evidence.PART_HEADING
    return Evidence.PART_LINE


def evidence_of_title(finder: SectionFinder, index: int) -> Evidence:
    """Return what speaks for a line as the headline."""
    if finder.found[index]:
        return Evidence.ASKS_WHAT_THE_ROLE_IS
    return Evidence.FIRST_HEADING if finder.lines[index].is_heading else Evidence.FIRST_LINE


def evidence_of_text(finder: SectionFinder, index: int, section: Part | None) -> Evidence:
    """Return what speaks for a line as text, which is less when it may be a heading."""
    line = finder.lines[index]
    if line.kind in _APART:
        return Evidence.APART
    if finder.found[index]:
        return Evidence.LOOKS_LIKE_HEADING
    if line.is_paragraph and is_question(line):
        return Evidence.QUESTION_IN_TEXT
    is_short = is_title(line) and (section is None or section.kind not in _OF_SHORT_LINES)
    if is_short and not finder.is_marked:
        return Evidence.SHORT_LINE
    return Evidence.LISTED if line.is_item else Evidence.TEXT
