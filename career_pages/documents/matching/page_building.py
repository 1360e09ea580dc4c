"""Puts lines where their words and looks say they belong, and records why."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from career_pages.documents.draft import LONGEST_HEADING, LineRole
from career_pages.documents.line_text import is_question, is_title
from career_pages.documents.matching.arrangement import (
    Arrangement,
    Assignment,
    Evidence,
    PageParts,
    Part,
)
from career_pages.documents.matching.heading_candidates import (
    HeadingLevels,
    is_untold_heading,
    levels_below,
)
from career_pages.documents.matching.heading_words import Kinship
from career_pages.documents.matching.section_finding import (
    BOLD_LEVEL,
    SHOWN_LEVEL,
    ChildFinder,
    Key,
    SectionFinder,
)
from career_pages.documents.outline import Line, LineKind

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


class PageBuilder:
    """Knows the page, the section and the part that are open.

    ``used`` are the kinds and topics of sections that the open page has, or will have because
    it is said outright: those are ``promised``, by the page's number. ``is_child_elsewhere`` says
    that the open part belongs to another section than the open one.
    """

    def __init__(self, promised: Mapping[int, Collection[Key]]) -> None:
        self._promised = promised
        self.result = Arrangement()
        self.page = self.result.page
        self.section: Part | None = None
        self.child: Part | None = None
        self.used: set[Key] = set(promised.get(0, ()))
        self.role_used = self.used
        self.is_child_elsewhere = False
        self._inner_level = 0

    @property
    def in_chapter(self) -> bool:
        """Whether the open page is a chapter."""
        return self.page is not self.result.page

    def set_title(self, line: Line, evidence: Evidence) -> None:
        """Take a line as the headline of the role's page."""
        self.result.page.title = line
        self._record(line, LineRole.HEADLINE, evidence, self.result.page, None)

    def open_chapter(self, line: Line, evidence: Evidence) -> None:
        """Begin a chapter with its title."""
        self.page = PageParts(title=line)
        self.result.chapters.append(self.page)
        self.section = self.child = None
        self.is_child_elsewhere = False
        self.used = set(self._promised.get(len(self.result.chapters), ()))
        self._record(line, LineRole.CHAPTER, evidence, self.page, None)

    def return_to_role(self) -> None:
        """Go on with the role's page after a chapter."""
        self.page, self.used = self.result.page, self.role_used

    def open_section(self, key: Key, line: Line, evidence: Evidence) -> None:
        """Begin a section with its heading."""
        self._begin_section(key, line, line, evidence)
        self._record(line, LineRole.SECTION, evidence, self.page, self.section)

    def begin_without_heading(self, kind: str, line: Line) -> None:
        """Begin a section of which ``line`` is the first line, and not the heading."""
        self._begin_section((kind, ""), None, line, Evidence.MISSING_HEADING)

    def _begin_section(self, key: Key, heading: Line | None, line: Line, why: Evidence) -> None:
        kind, topic = key
        self.section = Part(kind, heading, why, line.first, line.last, topic=topic)
        self.child = None
        self.is_child_elsewhere = False
        self._inner_level = 0
        self.used.add(key)
        self.page.sections.append(self.section)

    def open_part(self, kind: str, line: Line, level: str, evidence: Evidence) -> None:
        """Begin a part of the open section."""
        if self.section is None:
            raise ValueError("a part needs a section")
        part = self.open_part_elsewhere(kind, line, level, evidence)
        self.is_child_elsewhere = False
        self.section.add(part)
        self._stretch(line)

    def open_part_elsewhere(self, kind: str, line: Line, level: str, evidence: Evidence) -> Part:
        """Begin a part, and return it for the caller to put into its section."""
        self.child = Part(kind, line, evidence, line.first, line.last, level=level)
        self.is_child_elsewhere = True
        self._inner_level = 0
        self._record(line, LineRole.PART, evidence, self.page, self.child)
        return self.child

    def close_part(self, level: int) -> None:
        """Go on with the open section if a heading of ``level`` stands beside the open part's."""
        if self.child and self.child.heading and level <= self.child.heading.level:
            self.child = None
            self.is_child_elsewhere = False

    def close_child_elsewhere(self) -> None:
        """Go on with the open section if the open part belongs to another."""
        if self.is_child_elsewhere:
            self.child = None
            self.is_child_elsewhere = False

    def add_heading(self, line: Line, evidence: Evidence) -> None:
        """Add a heading to the text of the open section or part."""
        self._inner_level = self._inner_level or line.level
        shown = self.child is None and line.level <= self._inner_level
        level = SHOWN_LEVEL if shown else BOLD_LEVEL
        self.add(replace(line, level=level), evidence)

    def add(self, line: Line, evidence: Evidence) -> None:
        """Add a line to the text of the open section or part, or to the page's opening.

        A footnote goes to those of the page.
        """
        if line.kind is LineKind.NOTE:
            self.page.footnotes.append(line)
            self._record(line, LineRole.NOTE, evidence, self.page, None)
            return
        part = self.child or self.section
        (part.body if part else self.page.opening).append(line)
        self._stretch(line)
        self._record(line, role_of(line), evidence, self.page, part)

    def put_aside(self, line: Line, evidence: Evidence) -> None:
        """Put a line aside that belongs to the document and not to the page."""
        self.result.aside.append((line, evidence))
        self._record(line, LineRole.LEFT_OUT, evidence, self.page, None)

    def leave_out(self, line: Line) -> None:
        """Put a line aside that an editor leaves out."""
        self.result.left_out.append(line)
        self._record(line, LineRole.LEFT_OUT, Evidence.CHOSEN, self.page, None)

    def _stretch(self, line: Line) -> None:
        if self.child:
            self.child.end = max(self.child.end, line.last)
        if self.section and not self.is_child_elsewhere:
            self.section.end = max(self.section.end, line.last)

    def _record(
        self, line: Line, role: LineRole, why: Evidence, page: PageParts, part: Part | None
    ) -> None:
        self.result.assignments.append(Assignment(line, role, why, page, part))


_ROLES: Final = {
    LineKind.HEADING: LineRole.SUBHEADING,
    LineKind.PARAGRAPH: LineRole.PARAGRAPH,
    LineKind.ITEM: LineRole.ITEM,
    LineKind.QUOTE: LineRole.QUOTE,
    LineKind.TABLE: LineRole.TABLE,
    LineKind.IMAGE: LineRole.IMAGE,
    LineKind.NOTE: LineRole.NOTE,
}


def role_of(line: Line) -> LineRole:
    """Return the role of a line within a text."""
    return _ROLES[line.kind]


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
