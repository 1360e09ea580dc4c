"""Puts lines where their words and their looks say they belong."""

from dataclasses import replace

from career_pages.importing.evidence import Evidence
from career_pages.importing.evidence_of_lines import (
    evidence_of_part,
    evidence_of_section,
    evidence_of_text,
)
from career_pages.importing.heading_levels import HeadingLevels, levels_below
from career_pages.importing.limits import LONGEST_HEADING
from career_pages.importing.outline import Line
from career_pages.importing.page_builder import PageBuilder
from career_pages.importing.parts_of_sections import BOLD_LEVEL, ChildFinder
from career_pages.importing.section_finder import Key, SectionFinder
from career_pages.importing.title_lines import is_question
from career_pages.importing.untold_headings import is_untold_heading


class FoundLines:
    """Places the lines of which nobody says outright what they are.

    ``section_level`` is the level of the open page's sections.
    """

    def __init__(
        self,
        builder: PageBuilder,
        finder: SectionFinder,
        children: ChildFinder,
        levels: HeadingLevels,
    ) -> None:
        self._builder = builder
        self._finder = finder
        self._children = children
        self._levels = levels
        self.section_level = levels.section
        self._below = levels_below(finder.lines, levels.chapter)

    def place_heading(self, index: int, line: Line) -> None:
        """Put a heading where its level and its words say."""
        builder = self._builder
        if len(line.title) > LONGEST_HEADING:
            builder.add(replace(line, level=BOLD_LEVEL), Evidence.LONG_HEADING)
            return
        builder.close_child_elsewhere()
        if self.is_on_top(line) and not self._role_section(index):
            self.open_chapter(index, line, Evidence.TOP_HEADING)
        elif self._begins_part(index):
            self._open_part(index, line)
        elif key := self._section_key(index, line):
            builder.open_section(key, line, evidence_of_section(self._finder, index))
        elif self._is_first_level(index):
            builder.begin_without_heading("LevelsSection", line)
            self._open_part(index, line)
        elif line.level <= self.section_level or builder.section is None:
            builder.open_section(("TextSection", ""), line, Evidence.OWN_HEADING)
        elif builder.section.kind == "UpNextBlock":
            # It announces one page; a second one is a section of its own.
            builder.open_section(("TextSection", ""), line, Evidence.OWN_HEADING)
        else:
            builder.add_heading(line, Evidence.INNER_HEADING)

    def is_on_top(self, line: Line) -> bool:
        """Say whether a heading has the level of the headline."""
        return line.is_heading and line.level <= self._levels.chapter

    def _role_section(self, index: int) -> Key | None:
        """Return the section of the role's page that a heading of a chapter's level begins."""
        return self._finder.section_at(index, self._builder.role_used, in_chapter=False)

    def _section_key(self, index: int, line: Line) -> Key | None:
        if self.is_on_top(line) and self._builder.in_chapter:
            key = self._role_section(index)
            if key:
                self.return_to_role()
            return key
        if line.level > self.section_level and self._finder.is_bare(index):
            # "Overview" below a section's heading is one of its own.
            return None
        return self._finder.section_at(index, self._builder.used, self._builder.in_chapter)

    def return_to_role(self) -> None:
        """Go on with the role's page if a chapter is open."""
        if self._builder.in_chapter:
            self._builder.return_to_role()
            self.section_level = self._levels.section

    def place_text(self, index: int, line: Line) -> None:
        """Put a line where it belongs that nothing marks as a heading."""
        builder = self._builder
        section = builder.section
        if section and section.kind == "FAQSection" and is_question(line):
            self._question(index, line)
        elif key := self._finder.section_at(index, builder.used, builder.in_chapter):
            builder.open_section(key, line, evidence_of_section(self._finder, index))
        elif self._is_first_level(index):
            builder.begin_without_heading("LevelsSection", line)
            self._open_part(index, line)
        elif self._begins_part(index):
            self._open_part(index, line)
        elif is_untold_heading(self._finder, index, section):
            builder.open_section(("TextSection", ""), line, Evidence.UNTOLD_HEADING)
        else:
            self.add(index, line)

    def _begins_part(self, index: int) -> bool:
        builder = self._builder
        return builder.section is not None and self._children.begins(
            index, builder.section, builder.child, self.section_level
        )

    def _is_first_level(self, index: int) -> bool:
        """Say whether a level begins although the heading above all levels is missing."""
        builder = self._builder
        unused = ("LevelsSection", "") not in builder.used and not builder.in_chapter
        return unused and self._children.is_level(index)

    def _question(self, index: int, line: Line) -> None:
        """Take a question below the FAQs, unless it is a section's heading word for word."""
        builder = self._builder
        key = self._finder.section_at(index, builder.used, builder.in_chapter)
        if key and self._finder.is_surely_section(index):
            builder.open_section(key, line, evidence_of_section(self._finder, index))
        elif self._begins_part(index):
            self._open_part(index, line)
        else:
            self.add(index, line)

    def open_chapter(self, index: int, line: Line, evidence: Evidence) -> None:
        """Begin a chapter with its title."""
        self._builder.open_chapter(line, evidence)
        self.section_level = self._below[index] or self._levels.section

    def _open_part(self, index: int, line: Line) -> None:
        section = self._builder.section
        if section is None:
            raise ValueError("a part needs a section")
        self._builder.open_part(
            self._children.kind_in(section),
            line,
            self._children.level_name(index) if section.kind == "LevelsSection" else "",
            evidence_of_part(self._finder, index),
        )

    def add(self, index: int, line: Line) -> None:
        """Add a line to the text that is open."""
        evidence = evidence_of_text(self._finder, index, self._builder.section)
        self._builder.add(line, evidence)
