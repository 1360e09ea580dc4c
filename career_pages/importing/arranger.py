"""Puts every line of an outline below the heading to which it belongs."""

from collections.abc import Mapping
from dataclasses import replace

from career_pages.importing.arrangement import Arrangement
from career_pages.importing.choices import Choice
from career_pages.importing.chosen_lines import ChosenLines
from career_pages.importing.evidence import Evidence
from career_pages.importing.evidence_of_lines import (
    OF_MARKED_HEADINGS,
    evidence_of_title,
)
from career_pages.importing.footnotes import gather_footnotes
from career_pages.importing.found_lines import FoundLines
from career_pages.importing.heading_levels import heading_levels
from career_pages.importing.line_roles import LineRole
from career_pages.importing.moves import Moves
from career_pages.importing.notes import Notes
from career_pages.importing.openings import divide_openings
from career_pages.importing.outline import Line, LineKind
from career_pages.importing.page_builder import PageBuilder
from career_pages.importing.page_numbers import is_page_number
from career_pages.importing.parts_of_sections import ChildFinder
from career_pages.importing.promised_sections import promised_sections
from career_pages.importing.section_finder import SectionFinder
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
        self._finder = SectionFinder(lines, role_name)
        children = ChildFinder(self._finder)
        self._builder = PageBuilder(promised_sections(self._finder, self._levels, choices))
        self._moves = Moves(notes)
        self._found = FoundLines(self._builder, self._finder, children, self._levels)
        self._chosen = ChosenLines(
            self._builder, children, notes, self._moves, self._found.open_chapter
        )
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

    def _choose(self, index: int, choice: Choice) -> None:
        marked = self._lines[index]
        if marked.mark and choice.evidence is Evidence.MARK and self._found.is_on_top(marked):
            self._found.return_to_role()
        self._chosen.place(index, choice)

    def _find_place(self, index: int, line: Line, is_moved: bool) -> None:
        title = self._levels.title
        if index == title == self._headline:
            self._builder.set_title(line, evidence_of_title(self._finder, index))
        elif index == title and self._headline is not None and self._headline < index:
            self._found.add(index, replace(line, kind=LineKind.PARAGRAPH, level=0))
        elif title is not None and index <= title:
            if is_moved or line.picture:
                self._found.add(index, line)
            else:
                self._builder.put_aside(line, Evidence.BEFORE_HEADLINE)
        elif line.is_heading:
            self._found.place_heading(index, line)
        elif is_page_number(line) and not is_moved:
            self._builder.put_aside(line, Evidence.PAGE_NUMBER)
        else:
            self._found.place_text(index, line)

    def _doubt(self, index: int) -> None:
        """Lower the certainty of a line that counts as a heading only because it looks like one."""
        placed = self._builder.result.assignments[-1]
        guess = self._guesses.get(index)
        if guess and placed.evidence in OF_MARKED_HEADINGS:
            placed.evidence = guess
            if placed.part and placed.part.heading is placed.line:
                placed.part.evidence = guess
