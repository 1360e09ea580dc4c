"""Puts lines where a mark or an editor says they belong."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from career_pages.heading_patterns import TOPIC_HEADINGS
from career_pages.importing.choices import Choice
from career_pages.importing.evidence import Evidence
from career_pages.importing.limits import LONGEST_LEVEL
from career_pages.importing.line_roles import LineRole
from career_pages.importing.moves import Moves
from career_pages.importing.notes import Notes
from career_pages.importing.outline import Line
from career_pages.importing.page_builder import PageBuilder
from career_pages.importing.parts_of_sections import (
    BOLD_LEVEL,
    CHILD_KINDS,
    SHOWN_LEVEL,
    ChildFinder,
    is_full,
)
from career_pages.importing.section_finder import CHAPTER_KINDS, REPEATED_KINDS, Key
from career_pages.importing.section_marks import CLOSING, NO_NAME

_SECTION_OF: Final = {child: section for section, child in CHILD_KINDS.items()}
_REPEATED: Final = REPEATED_KINDS | {"TopicSection"}
_NAMES: Final = {
    "LevelSection": "a level",
    "SpecializationBlock": "a type of the role",
    "FAQBlock": "a question",
    "UpNextBlock": "the title of what is up next",
}


@dataclass(slots=True)
class ChosenLines:
    """Places the lines of which it is said outright what they are.

    ``open_chapter`` begins a chapter at a line's index.
    """

    builder: PageBuilder
    children: ChildFinder
    notes: Notes
    moves: Moves
    open_chapter: Callable[[int, Line, Evidence], None]

    def place(self, index: int, choice: Choice) -> None:
        """Put a line where its choice says, or where that cannot be, note it and keep the line."""
        builder, line = self.builder, choice.line
        match choice.role:
            case LineRole.HEADLINE:
                builder.set_title(line, choice.evidence)
            case LineRole.CHAPTER:
                self.open_chapter(index, line, choice.evidence)
            case LineRole.SECTION:
                self._section(choice)
            case LineRole.PART:
                self._part(index, choice)
            case LineRole.LEFT_OUT:
                builder.leave_out(line)
            case LineRole.SUBHEADING:
                if choice.kind == CLOSING:
                    builder.close_part(line.level)
                self._subheading(line, choice.evidence)
            case _:
                builder.add(line, choice.evidence)

    def _section(self, choice: Choice) -> None:
        line = choice.line
        kind, topic = self._key(choice)
        if self.builder.in_chapter and kind not in CHAPTER_KINDS:
            self.notes.warn(
                line.first, f"A chapter has no {kind}; “{line.title}” is a text of its own here."
            )
            kind, topic = "TextSection", ""
        elif kind not in _REPEATED and any(one.kind == kind for one in self.builder.page.sections):
            self.notes.warn(
                line.first, f"The page has a {kind} already; “{line.title}” is a text of its own."
            )
            kind, topic = "TextSection", ""
        self.builder.open_section((kind, topic), line, choice.evidence)

    def _key(self, choice: Choice) -> Key:
        if choice.kind != "TopicSection" or choice.detail in {"", *TOPIC_HEADINGS}:
            return choice.kind, choice.detail if choice.kind == "TopicSection" else ""
        topics = ", ".join(TOPIC_HEADINGS)
        self.notes.warn(
            choice.line.first, f"“{choice.detail}” is no topic; choose one of: {topics}."
        )
        return choice.kind, ""

    def _part(self, index: int, choice: Choice) -> None:
        line, kind, builder = choice.line, choice.kind, self.builder
        level = self._level(index, choice) if kind == "LevelSection" else ""
        if choice.section is not None:
            part = builder.open_part_elsewhere(kind, line, level, choice.evidence)
            self.moves.add_part(part, choice.section, builder.page, builder.section)
            return
        section = builder.section
        if section and CHILD_KINDS.get(section.kind) == kind and not is_full(section):
            builder.open_part(kind, line, level, choice.evidence)
            return
        home = _SECTION_OF[kind]
        there = next((one for one in builder.page.sections if one.kind == home), None)
        name = f"“{line.title}” is said to be {_NAMES[kind]}"
        if there and home != "UpNextBlock":
            self.notes.warn(line.first, f"{name}; it was added to those at line {there.start}.")
            there.add(builder.open_part_elsewhere(kind, line, level, choice.evidence))
        elif there or (builder.in_chapter and home not in CHAPTER_KINDS):
            self.notes.warn(
                line.first, f"{name}, and there is no place for one; it stays a heading."
            )
            self._subheading(line, choice.evidence)
        else:
            self.notes.warn(line.first, f"{name}; a section for it begins there.")
            builder.begin_without_heading(home, line)
            builder.open_part(kind, line, level, choice.evidence)

    def _level(self, index: int, choice: Choice) -> str:
        if choice.detail == NO_NAME:
            return ""
        if len(choice.detail) <= LONGEST_LEVEL:
            return choice.detail or self.children.level_name(index)
        self.notes.warn(
            choice.line.first, f"A level's name has at most {LONGEST_LEVEL} characters; shorten it."
        )
        return self.children.level_name(index)

    def _subheading(self, line: Line, evidence: Evidence) -> None:
        level = BOLD_LEVEL if self.builder.child else SHOWN_LEVEL
        self.builder.add(replace(line, level=level), evidence)
