"""Puts every line of an outline below the heading to which it belongs."""

from collections.abc import Mapping
from dataclasses import replace

from career_pages.importing.arrangement import Arrangement
from career_pages.importing.choices import Choice
from career_pages.importing.chosen_lines import ChosenLines
from career_pages.importing.evidence import Evidence
from career_pages.importing.evidence_of_lines import (
    OF_MARKED_HEADINGS,
    evidence_of_part,
    evidence_of_section,
    evidence_of_text,
    evidence_of_title,
)
from career_pages.importing.footnotes import gather_footnotes
from career_pages.importing.heading_levels import heading_levels, levels_below
from career_pages.importing.limits import LONGEST_HEADING
from career_pages.importing.line_roles import LineRole
from career_pages.importing.moves import Moves
from career_pages.importing.notes import Notes
from career_pages.importing.openings import divide_openings
from career_pages.importing.outline import Line, LineKind
from career_pages.importing.page_builder import PageBuilder
from career_pages.importing.page_numbers import is_page_number
from career_pages.importing.parts_of_sections import BOLD_LEVEL, ChildFinder
from career_pages.importing.section_finder import Key, SectionFinder
from career_pages.importing.title_lines import is_question
from career_pages.importing.untold_headings import is_untold_heading
from career_pages.role_name import RoleName


def arrange(
    lines: tuple[Line, ...],
    role_name: RoleName,
    guesses: Mapping[int, Evidence],
    choices: Mapping[int, Choice],
    notes: Notes,
) -> Arrangement:
    """Return the lines arranged below their headings; every line is in it exactly once.

    ``guesses`` say why some lines count as headings that the author did not mark as such, and
    ``choices`` say outright what some lines are, by their index. What they cannot have is noted.
    """
    return _Arranger(lines, role_name, guesses, choices, notes).arrange()


class _Arranger:
    """Walks over the lines once, with the section and the part that are open."""

    def __init__(
        self,
        lines: tuple[Line, ...],
        role_name: RoleName,
        guesses: Mapping[int, Evidence],
        choices: Mapping[int, Choice],
        notes: Notes,
    ) -> None:
        self._lines = lines
        self._guesses = guesses
        self._choices = choices
        self._notes = notes
        self._levels = heading_levels(lines, role_name)
        self._levels_below = levels_below(lines, self._levels.chapter)
        self._finder = SectionFinder(lines, role_name)
        self._children = ChildFinder(self._finder)
        self._builder = PageBuilder(self._promised())
        self._moves = Moves(notes)
        self._chosen = ChosenLines(
            self._builder, self._children, notes, self._moves, self._open_chapter
        )
        self._section_level = self._levels.section
        self._headline = next(
            (at for at, choice in choices.items() if choice.role is LineRole.HEADLINE),
            self._levels.title,
        )

    def arrange(self) -> Arrangement:
        """Return the arrangement of all lines."""
        for index, line in enumerate(self._lines):
            choice = self._choices.get(index)
            if choice and choice.role:
                self._choose(index, choice)
            else:
                self._find_place(index, line, is_moved=choice is not None)
                self._doubt(index)
            if choice and choice.section is not None and choice.role is not LineRole.PART:
                self._moves.add_line(self._builder.result.assignments[-1], choice.section)
        arrangement = self._builder.result
        self._moves.move_parts(arrangement)
        divide_openings(arrangement, self._notes)
        gather_footnotes(arrangement)
        self._moves.move_lines(arrangement)
        return arrangement

    def _promised(self) -> dict[int, set[Key]]:
        """Return the sections that are said outright, by the number of their page."""
        promised: dict[int, set[Key]] = {}
        page = chapters = 0
        for index, line in enumerate(self._lines):
            choice = self._choices.get(index)
            role = choice.role if choice else None
            is_on_top = self._is_on_top(line) and role is None and index != self._levels.title
            if role is LineRole.CHAPTER or (is_on_top and not self._is_role_section(index)):
                page = chapters = chapters + 1
            elif is_on_top or (role is LineRole.SECTION and self._is_on_top(line)):
                page = 0
            if choice and role is LineRole.SECTION:
                promised.setdefault(page, set()).add((choice.kind, choice.detail))
        return promised

    def _is_role_section(self, index: int) -> bool:
        return self._finder.section_at(index, (), in_chapter=False) is not None

    def _choose(self, index: int, choice: Choice) -> None:
        marked = self._lines[index]
        if marked.mark and choice.evidence is Evidence.MARK and self._is_on_top(marked):
            self._return_to_role()
        self._chosen.place(index, choice)

    def _find_place(self, index: int, line: Line, is_moved: bool) -> None:
        title = self._levels.title
        if index == title == self._headline:
            self._builder.set_title(line, evidence_of_title(self._finder, index))
        elif index == title and self._headline is not None and self._headline < index:
            self._add(index, replace(line, kind=LineKind.PARAGRAPH, level=0))
        elif title is not None and index <= title:
            if is_moved or line.picture:
                self._add(index, line)
            else:
                self._builder.put_aside(line, Evidence.BEFORE_HEADLINE)
        elif line.is_heading:
            self._heading(index, line)
        elif is_page_number(line) and not is_moved:
            self._builder.put_aside(line, Evidence.PAGE_NUMBER)
        else:
            self._text(index, line)

    def _doubt(self, index: int) -> None:
        """Lower the certainty of a line that counts as a heading only because it looks like one."""
        placed = self._builder.result.assignments[-1]
        guess = self._guesses.get(index)
        if guess and placed.evidence in OF_MARKED_HEADINGS:
            placed.evidence = guess
            if placed.part and placed.part.heading is placed.line:
                placed.part.evidence = guess

    def _heading(self, index: int, line: Line) -> None:
        builder = self._builder
        if len(line.title) > LONGEST_HEADING:
            builder.add(replace(line, level=BOLD_LEVEL), Evidence.LONG_HEADING)
            return
        builder.close_child_elsewhere()
        if self._is_on_top(line) and not self._role_section(index):
            self._open_chapter(index, line, Evidence.TOP_HEADING)
        elif self._begins_part(index):
            self._open_part(index, line)
        elif key := self._section_key(index, line):
            builder.open_section(key, line, evidence_of_section(self._finder, index))
        elif self._is_first_level(index):
            builder.begin_without_heading("LevelsSection", line)
            self._open_part(index, line)
        elif line.level <= self._section_level or builder.section is None:
            builder.open_section(("TextSection", ""), line, Evidence.OWN_HEADING)
        elif builder.section.kind == "UpNextBlock":
            # It announces one page; a second one is a section of its own.
            builder.open_section(("TextSection", ""), line, Evidence.OWN_HEADING)
        else:
            builder.add_heading(line, Evidence.INNER_HEADING)

    def _is_on_top(self, line: Line) -> bool:
        return line.is_heading and line.level <= self._levels.chapter

    def _role_section(self, index: int) -> Key | None:
        """Return the section of the role's page that a heading of a chapter's level begins."""
        return self._finder.section_at(index, self._builder.role_used, in_chapter=False)

    def _section_key(self, index: int, line: Line) -> Key | None:
        if self._is_on_top(line) and self._builder.in_chapter:
            key = self._role_section(index)
            if key:
                self._return_to_role()
            return key
        if line.level > self._section_level and self._finder.is_bare(index):
            # "Overview" below a section's heading is one of its own.
            return None
        return self._finder.section_at(index, self._builder.used, self._builder.in_chapter)

    def _return_to_role(self) -> None:
        if self._builder.in_chapter:
            self._builder.return_to_role()
            self._section_level = self._levels.section

    def _text(self, index: int, line: Line) -> None:
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
            self._add(index, line)

    def _begins_part(self, index: int) -> bool:
        builder = self._builder
        return builder.section is not None and self._children.begins(
            index, builder.section, builder.child, self._section_level
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
            self._add(index, line)

    def _open_chapter(self, index: int, line: Line, evidence: Evidence) -> None:
        self._builder.open_chapter(line, evidence)
        self._section_level = self._levels_below[index] or self._levels.section

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

    def _add(self, index: int, line: Line) -> None:
        evidence = evidence_of_text(self._finder, index, self._builder.section)
        self._builder.add(line, evidence)
