"""Puts every line of an outline below the heading to which it belongs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from career_pages.documents.draft import LONGEST_HEADING, LineRole, is_level
from career_pages.documents.line_text import is_page_number, is_question, is_title
from career_pages.documents.links import has_links
from career_pages.documents.matching.arrangement import (
    BOLD_LEVEL,
    Arrangement,
    Evidence,
    Key,
    PageBuilder,
    Part,
)
from career_pages.documents.matching.choices import Choice, ExplicitPlacer, Moves
from career_pages.documents.matching.heading_words import NameMatch
from career_pages.documents.matching.headings import (
    HeadingLevels,
    heading_levels,
    is_unmarked_heading,
    levels_below,
)
from career_pages.documents.matching.section_finding import (
    ChildFinder,
    SectionFinder,
    has_questions,
    is_teaser,
)
from career_pages.documents.outline import Line, LineKind, Notes
from career_pages.names import RoleName
from career_pages.sections.kinds import kind_of_the_rest, section_around, section_kinds


class Arranger:
    """Walks over the lines once, with the section and the part that are open.

    ``guesses`` say why some lines count as headings that the author did not mark as such, and
    ``choices`` say outright what some lines are, by their index. What they cannot have is noted.
    """

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
        self._builder = PageBuilder(_reserved_sections(self._finder, self._levels, choices))
        self._moves = Moves(notes)
        self._inferred = InferredPlacer(self._builder, self._finder, children, self._levels)
        self._explicit = ExplicitPlacer(
            self._builder, children, notes, self._moves, self._inferred.open_chapter
        )
        self._headline = next(
            (at for at, choice in choices.items() if choice.role is LineRole.HEADLINE),
            self._levels.title,
        )

    def arrange(self) -> Arrangement:
        """Return the lines below their headings; every line is in the arrangement exactly once."""
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
        _divide_openings(arrangement, self._notes)
        _gather_footnotes(arrangement)
        self._moves.move_lines(arrangement)
        return arrangement

    def _choose(self, index: int, choice: Choice) -> None:
        marked = self._lines[index]
        if marked.mark and choice.evidence is Evidence.MARK and self._inferred.is_on_top(marked):
            self._inferred.return_to_role()
        self._explicit.place(index, choice)

    def _find_place(self, index: int, line: Line, is_moved: bool) -> None:
        title = self._levels.title
        if index == title == self._headline:
            self._builder.set_title(line, _evidence_of_title(self._finder, index))
        elif index == title and self._headline is not None and self._headline < index:
            self._inferred.add(index, replace(line, kind=LineKind.PARAGRAPH, level=0))
        elif title is not None and index <= title:
            if is_moved or line.picture:
                self._inferred.add(index, line)
            else:
                self._builder.put_aside(line, Evidence.BEFORE_HEADLINE)
        elif line.is_heading:
            self._inferred.place_heading(index, line)
        elif is_page_number(line) and not is_moved:
            self._builder.put_aside(line, Evidence.PAGE_NUMBER)
        else:
            self._inferred.place_text(index, line)

    def _doubt(self, index: int) -> None:
        """Lower the certainty of a line that counts as a heading only because it looks like one."""
        placed = self._builder.result.assignments[-1]
        guess = self._guesses.get(index)
        if guess and placed.evidence in _OF_MARKED_HEADINGS:
            placed.evidence = guess
            if placed.part and placed.part.heading is placed.line:
                placed.part.evidence = guess


# What speaks for a heading only if it is marked as one.
_OF_MARKED_HEADINGS = frozenset(
    {
        Evidence.FIRST_HEADING,
        Evidence.TOP_HEADING,
        Evidence.OWN_HEADING,
        Evidence.PART_HEADING,
        Evidence.INNER_HEADING,
    }
)


@dataclass(slots=True)
class InferredPlacer:
    """Places the lines of which nobody says outright what they are, by their words and looks."""

    builder: PageBuilder
    finder: SectionFinder
    children: ChildFinder
    levels: HeadingLevels
    _section_level: int = field(init=False)
    _levels_below: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._section_level = self.levels.section
        self._levels_below = levels_below(self.finder.lines, self.levels.chapter)

    def place_heading(self, index: int, line: Line) -> None:
        """Put a heading where its level and its words say."""
        builder = self.builder
        if len(line.title) > LONGEST_HEADING:
            builder.add(replace(line, level=BOLD_LEVEL), Evidence.LONG_HEADING)
            return
        builder.close_child_elsewhere()
        if self.is_on_top(line) and not self._role_section(index):
            self.open_chapter(index, line, Evidence.TOP_HEADING)
        elif self._begins_part(index):
            self._open_part(index, line)
        elif key := self._section_key(index, line):
            builder.open_section(key, line, _evidence_of_section(self.finder, index))
        elif levels := self._missing_levels(index):
            builder.begin_without_heading(levels, line)
            self._open_part(index, line)
        elif line.level <= self._section_level or builder.section is None:
            builder.open_section(_text_key(), line, Evidence.OWN_HEADING)
        elif is_teaser(builder.section.kind):
            # It announces one page; a second one is a section of its own.
            builder.open_section(_text_key(), line, Evidence.OWN_HEADING)
        else:
            builder.add_heading(line, Evidence.INNER_HEADING)

    def is_on_top(self, line: Line) -> bool:
        """Say whether a heading has the level of the headline."""
        return line.is_heading and line.level <= self.levels.chapter

    def _role_section(self, index: int) -> Key | None:
        """Return the section of the role's page that a heading of a chapter's level begins."""
        return self.finder.section_at(index, self.builder.role_used, in_chapter=False)

    def _section_key(self, index: int, line: Line) -> Key | None:
        if self.is_on_top(line) and self.builder.in_chapter:
            key = self._role_section(index)
            if key:
                self.return_to_role()
            return key
        found = self.finder.found[index]
        if line.level > self._section_level and found and found.is_bare:
            # "Overview" below a section's heading is one of its own.
            return None
        return self.finder.section_at(index, self.builder.used, self.builder.in_chapter)

    def return_to_role(self) -> None:
        """Go on with the role's page if a chapter is open."""
        if self.builder.in_chapter:
            self.builder.return_to_role()
            self._section_level = self.levels.section

    def place_text(self, index: int, line: Line) -> None:
        """Put a line where it belongs that nothing marks as a heading."""
        builder = self.builder
        section = builder.section
        if section and has_questions(section) and is_question(line):
            self._question(index, line)
        elif key := self.finder.section_at(index, builder.used, builder.in_chapter):
            builder.open_section(key, line, _evidence_of_section(self.finder, index))
        elif levels := self._missing_levels(index):
            builder.begin_without_heading(levels, line)
            self._open_part(index, line)
        elif self._begins_part(index):
            self._open_part(index, line)
        elif is_unmarked_heading(self.finder, index, section):
            builder.open_section(_text_key(), line, Evidence.UNMARKED_HEADING)
        else:
            self.add(index, line)

    def _begins_part(self, index: int) -> bool:
        builder = self.builder
        return builder.section is not None and self.children.begins(
            index, builder.section, builder.child, self._section_level
        )

    def _missing_levels(self, index: int) -> str:
        """Return the kind of section that a level begins whose own heading is missing, else ""."""
        level = self.children.level_at(index)
        if not level or self.builder.in_chapter:
            return ""
        levels = section_around(level).block
        return "" if (levels, "") in self.builder.used else levels

    def _question(self, index: int, line: Line) -> None:
        """Take a question below the FAQs, unless it is a section's heading word for word."""
        builder = self.builder
        key = self.finder.section_at(index, builder.used, builder.in_chapter)
        if key and self.finder.is_surely_section(index):
            builder.open_section(key, line, _evidence_of_section(self.finder, index))
        elif self._begins_part(index):
            self._open_part(index, line)
        else:
            self.add(index, line)

    def open_chapter(self, index: int, line: Line, evidence: Evidence) -> None:
        """Begin a chapter with its title."""
        self.builder.open_chapter(line, evidence)
        self._section_level = self._levels_below[index] or self.levels.section

    def _open_part(self, index: int, line: Line) -> None:
        section = self.builder.section
        kind = section_kinds()[section.kind].children if section else None
        if kind is None:
            raise ValueError("a part needs a section")
        level = self.children.level_name(index) if is_level(kind.block) else ""
        self.builder.open_part(kind.block, line, level, _evidence_of_part(self.finder, index))

    def add(self, index: int, line: Line) -> None:
        """Add a line to the text that is open."""
        evidence = _evidence_of_text(self.finder, index, self.builder.section)
        self.builder.add(line, evidence)


def _evidence_of_section(finder: SectionFinder, index: int) -> Evidence:
    """Return what speaks for a line as the heading of the section that patterns see in it."""
    line, found, name_match = finder.lines[index], finder.found[index], finder.name_match_at(index)
    if line.is_item:
        return Evidence.KNOWN_ITEM
    if finder.is_generated(index):
        return Evidence.GENERATED_HEADING
    if found is None or (found.name and name_match is not NameMatch.EXACT):
        return Evidence.OTHER_NAME
    if not found.name:
        return Evidence.BARE_HEADING
    return Evidence.KNOWN_HEADING if line.is_heading else Evidence.KNOWN_LINE


def _evidence_of_part(finder: SectionFinder, index: int) -> Evidence:
    """Return what speaks for a line as the beginning of a part of its section."""
    line = finder.lines[index]
    if is_question(line):
        return Evidence.QUESTION
    if line.is_heading or finder.found[index]:
        return Evidence.PART_HEADING
    return Evidence.PART_LINE


def _evidence_of_title(finder: SectionFinder, index: int) -> Evidence:
    """Return what speaks for a line as the headline."""
    if finder.found[index]:
        return Evidence.ASKS_WHAT_THE_ROLE_IS
    return Evidence.FIRST_HEADING if finder.lines[index].is_heading else Evidence.FIRST_LINE


_APART = frozenset({LineKind.QUOTE, LineKind.TABLE, LineKind.IMAGE, LineKind.NOTE})


def _evidence_of_text(finder: SectionFinder, index: int, section: Part | None) -> Evidence:
    """Return what speaks for a line as text, which is less when it may be a heading."""
    line = finder.lines[index]
    if line.kind in _APART:
        return Evidence.APART
    if finder.found[index]:
        return Evidence.LOOKS_LIKE_HEADING
    if line.is_paragraph and is_question(line):
        return Evidence.QUESTION_IN_TEXT
    is_usual = section is not None and section_kinds()[section.kind].has_short_lines
    if is_title(line) and not is_usual and not finder.is_marked:
        return Evidence.SHORT_LINE
    return Evidence.LISTED if line.is_item else Evidence.TEXT


def _reserved_sections(
    finder: SectionFinder, levels: HeadingLevels, choices: Mapping[int, Choice]
) -> dict[int, set[Key]]:
    """Return the sections that are said outright, by the number of their page.

    A line that only looks like one of them makes room for it.
    """
    reserved: dict[int, set[Key]] = {}
    page = chapters = 0
    for index, line in enumerate(finder.lines):
        choice = choices.get(index)
        role = choice.role if choice else None
        is_on_top = line.is_heading and line.level <= levels.chapter and index != levels.title
        begins_section = is_on_top and finder.section_at(index, (), in_chapter=False)
        if role is LineRole.CHAPTER or (is_on_top and role is None and not begins_section):
            page = chapters = chapters + 1
        elif is_on_top and role in {None, LineRole.SECTION}:
            page = 0
        if choice and role is LineRole.SECTION:
            reserved.setdefault(page, set()).add((choice.kind, choice.detail))
    return reserved


# The heading of what an author wrote before the first one, where it is more than a lede.
INTRODUCTION: Final = "Introduction"
MOST_LEDE_PARAGRAPHS: Final = 3


def _divide_openings(arrangement: Arrangement, notes: Notes) -> None:
    """Leave a lede in each page's opening, and make a section of what is more.

    Pictures beside a lede go to the beginning of the first section that can hold them.
    """
    section_of: dict[int, Part] = {}
    for page in arrangement.pages:
        lede, rest = _split_opening([line for line in page.opening if not line.picture])
        held = {id(line) for line in lede}
        others = [line for line in page.opening if id(line) not in held]
        page.opening = list(lede)
        if not others:
            continue
        first = page.sections[0] if page.sections else None
        if rest or first is None or section_kinds()[first.kind].leads_elsewhere:
            notes.warn(
                others[0].first,
                "What stands before the first heading is more than a lede; the rest of it stands "
                f"under the heading “{INTRODUCTION}”.",
            )
            first = _text_section(INTRODUCTION, others, Evidence.INTRODUCTION)
            page.sections.insert(0, first)
        else:
            first.body[:0] = others
        section_of |= dict.fromkeys(map(id, others), first)
    _assign(arrangement, section_of)


def _split_opening(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return the lines that make the lede, and those that are more than it holds."""
    plain = [line.is_paragraph and not has_links(line) for line in lines]
    if all(plain) and len(lines) <= MOST_LEDE_PARAGRAPHS:
        return lines, ()
    first = int(plain[0])
    return lines[:first], lines[first:]


FOOTNOTES: Final = "Notes"


def _gather_footnotes(arrangement: Arrangement) -> None:
    """Make a last section of each page's footnotes."""
    section_of: dict[int, Part] = {}
    for page in arrangement.pages:
        if page.footnotes:
            section = _text_section(FOOTNOTES, page.footnotes, Evidence.APART)
            page.sections.append(section)
            section_of |= dict.fromkeys(map(id, page.footnotes), section)
    _assign(arrangement, section_of)


def _text_section(heading: str, lines: list[Line], evidence: Evidence) -> Part:
    first, last = min(line.first for line in lines), max(line.last for line in lines)
    kind, _ = _text_key()
    return Part(kind, None, evidence, first, last, given_heading=heading, body=lines)


def _text_key() -> Key:
    return kind_of_the_rest().block, ""


def _assign(arrangement: Arrangement, section_of: Mapping[int, Part]) -> None:
    """Let lines belong to the section that ``section_of`` holds under their identity."""
    for assignment in arrangement.assignments:
        assignment.part = section_of.get(id(assignment.line), assignment.part)
