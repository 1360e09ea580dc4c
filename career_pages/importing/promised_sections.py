"""The sections that a mark or an editor promises to pages."""

from collections.abc import Mapping

from career_pages.importing.choices import Choice
from career_pages.importing.heading_levels import HeadingLevels
from career_pages.importing.line_roles import LineRole
from career_pages.importing.section_finder import Key, SectionFinder


def promised_sections(
    finder: SectionFinder, levels: HeadingLevels, choices: Mapping[int, Choice]
) -> dict[int, set[Key]]:
    """Return the sections that are said outright, by the number of their page.

    A line that only looks like one of them makes room for it.
    """
    promised: dict[int, set[Key]] = {}
    page = chapters = 0
    for index, line in enumerate(finder.lines):
        choice = choices.get(index)
        role = choice.role if choice else None
        is_on_top = line.is_heading and line.level <= levels.chapter and index != levels.title
        begins_chapter = is_on_top and role is None and not _is_role_section(finder, index)
        if role is LineRole.CHAPTER or begins_chapter:
            page = chapters = chapters + 1
        elif is_on_top and role in {None, LineRole.SECTION}:
            page = 0
        if choice and role is LineRole.SECTION:
            promised.setdefault(page, set()).add((choice.kind, choice.detail))
    return promised


def _is_role_section(finder: SectionFinder, index: int) -> bool:
    return finder.section_at(index, (), in_chapter=False) is not None
