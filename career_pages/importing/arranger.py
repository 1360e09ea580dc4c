"""Puts every line of an outline below the heading to which it belongs."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from career_pages.importing.arrangement import Arrangement, PageParts, Part
from career_pages.importing.heading_levels import heading_levels
from career_pages.importing.headings import announces_section
from career_pages.importing.limits import LONGEST_HEADING
from career_pages.importing.outline import Line
from career_pages.importing.parts_of_sections import ChildFinder
from career_pages.importing.section_finder import Key, SectionFinder
from career_pages.importing.title_lines import is_question
from career_pages.importing.untold_headings import is_untold_heading
from career_pages.role_name import RoleName

# Headings inside a section's prose: the only level a page shows there, and those it does not.
SHOWN_LEVEL: Final = 3
BOLD_LEVEL: Final = 4


def arrange(lines: Iterable[Line], role_name: RoleName) -> Arrangement:
    """Return the lines arranged below their headings; every line is in it exactly once."""
    return _Arranger(_separate_headings(lines), role_name).arrange()


def _separate_headings(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Split paragraphs in which a heading and its text are only a line break apart."""
    separate: list[Line] = []
    for line in lines:
        rows = line.split_rows() if line.is_paragraph and "\n" in line.text else (line,)
        separate += rows if any(announces_section(row.text) for row in rows) else (line,)
    return tuple(separate)


class _Arranger:
    """Walks over the lines once, with the section and the part that are open."""

    def __init__(self, lines: tuple[Line, ...], role_name: RoleName) -> None:
        self._lines = lines
        self._levels = heading_levels(lines, role_name)
        self._finder = SectionFinder(lines, role_name)
        self._children = ChildFinder(self._finder)
        self._result = Arrangement()
        self._page = self._result.page
        self._section_level = self._levels.section
        self._section: Part | None = None
        self._child: Part | None = None
        self._inner_level = 0
        self._used: set[Key] = set()
        self._role_used = self._used

    def arrange(self) -> Arrangement:
        """Return the arrangement of all lines."""
        for index, line in enumerate(self._lines):
            if index == self._levels.title:
                self._result.page.title = line
            elif self._levels.title is not None and index < self._levels.title:
                self._result.before.append(line)
            elif line.is_heading:
                self._heading(index, line)
            else:
                self._text(index, line)
        return self._result

    @property
    def _in_chapter(self) -> bool:
        return self._page is not self._result.page

    def _heading(self, index: int, line: Line) -> None:
        if len(line.title) > LONGEST_HEADING:
            self._add(replace(line, level=BOLD_LEVEL))
        elif line.level <= self._levels.chapter and not self._role_section(index):
            self._open_chapter(index, line)
        elif self._section and self._children.begins(
            index, self._section, self._child, self._section_level
        ):
            self._open_child(index, line)
        elif key := self._section_key(index, line):
            self._open_section(key, line)
        elif self._is_first_level(index):
            self._open_section(("LevelsSection", ""), None)
            self._open_child(index, line)
        elif line.level <= self._section_level or self._section is None:
            self._open_section(("TextSection", ""), line)
        elif self._section.kind == "UpNextBlock":
            # It announces one page; a second one is a section of its own.
            self._open_section(("TextSection", ""), line)
        else:
            self._inner_heading(line)

    def _role_section(self, index: int) -> Key | None:
        """Return the section of the role's page that a heading of a chapter's level begins."""
        return self._finder.section_at(index, self._role_used, in_chapter=False)

    def _section_key(self, index: int, line: Line) -> Key | None:
        on_top = line.level <= self._levels.chapter
        if on_top and self._in_chapter:
            key = self._role_section(index)
            if key:
                self._page, self._used = self._result.page, self._role_used
                self._section_level = self._levels.section
            return key
        return self._finder.section_at(index, self._used, self._in_chapter)

    def _text(self, index: int, line: Line) -> None:
        if self._section and self._section.kind == "FAQSection" and is_question(line):
            self._question(index, line)
        elif key := self._finder.section_at(index, self._used, self._in_chapter):
            self._open_section(key, line)
        elif self._is_first_level(index):
            self._open_section(("LevelsSection", ""), None)
            self._open_child(index, line)
        elif self._section and self._children.begins(
            index, self._section, self._child, self._section_level
        ):
            self._open_child(index, line)
        elif is_untold_heading(self._finder, index, self._section):
            self._open_section(("TextSection", ""), line)
        else:
            self._add(line)

    def _is_first_level(self, index: int) -> bool:
        """Say whether a level begins although the heading above all levels is missing."""
        unused = ("LevelsSection", "") not in self._used and not self._in_chapter
        return unused and self._children.is_level(index)

    def _question(self, index: int, line: Line) -> None:
        """Take a question below the FAQs, unless it is a section's heading word for word."""
        key = self._finder.section_at(index, self._used, self._in_chapter)
        if key and self._finder.is_surely_section(index):
            self._open_section(key, line)
        elif self._section and self._children.begins(
            index, self._section, self._child, self._section_level
        ):
            self._open_child(index, line)
        else:
            self._add(line)

    def _open_chapter(self, index: int, line: Line) -> None:
        self._page = PageParts(title=line)
        self._result.chapters.append(self._page)
        self._section = self._child = None
        self._used = set()
        self._section_level = self._chapter_section_level(index)

    def _chapter_section_level(self, index: int) -> int:
        levels = []
        for line in self._lines[index + 1 :]:
            if line.is_heading and line.level <= self._levels.chapter:
                break
            if line.is_heading:
                levels.append(line.level)
        return min(levels, default=self._levels.section)

    def _open_section(self, key: Key, heading: Line | None) -> None:
        kind, topic = key
        self._section = Part(kind, heading, topic)
        self._child = None
        self._inner_level = 0
        self._used.add(key)
        self._page.sections.append(self._section)

    def _open_child(self, index: int, line: Line) -> None:
        if self._section is None:
            raise ValueError("a part needs a section")
        kind = self._children.kind_in(self._section)
        self._child = Part(kind, line, level=self._children.level_name(index))
        self._inner_level = 0
        self._section.children.append(self._child)

    def _inner_heading(self, line: Line) -> None:
        self._inner_level = self._inner_level or line.level
        shown = self._child is None and line.level <= self._inner_level
        self._add(replace(line, level=SHOWN_LEVEL if shown else BOLD_LEVEL))

    def _add(self, line: Line) -> None:
        part = self._child or self._section
        (part.body if part else self._page.opening).append(line)
