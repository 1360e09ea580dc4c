"""Which lines begin a section, and which a level, a type, a question inside one."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from career_pages.documents.draft import (
    LONGEST_HEADING,
    LONGEST_LEVEL,
    heading_pattern,
    is_level,
)
from career_pages.documents.line_text import (
    is_apart_above,
    is_apart_below,
    is_question,
    is_running_text,
    is_shouted,
    is_title,
    without_bullets,
)
from career_pages.documents.matching.arrangement import Key, Part
from career_pages.documents.matching.heading_words import (
    NameMatch,
    Recognized,
    compare_names,
    is_level_name,
    recognize,
)
from career_pages.documents.outline import OWN_TITLE, Line
from career_pages.names import RoleName
from career_pages.sections.kinds import (
    PartTitle,
    SectionKind,
    Shape,
    kinds_in_chapters,
    section_kinds,
)
from career_pages.text import fold


@dataclass
class SectionFinder:
    """Knows for every line of one document whether it can begin a section, and which.

    ``found`` is what the patterns recognize in each line, ``next_level`` the level of the next
    marked heading below it, or 0.
    """

    lines: tuple[Line, ...]
    role_name: RoleName
    found: list[Recognized | None] = field(init=False)
    next_level: list[int] = field(init=False)
    is_marked: bool = field(init=False)
    _strengths: defaultdict[Key, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.found = [self._recognize(line) for line in self.lines]
        self.is_marked = any(line.is_heading for line in self.lines)
        self.next_level = [0] * len(self.lines)
        for index in range(len(self.lines) - 2, -1, -1):
            below = self.lines[index + 1]
            self.next_level[index] = below.level if below.is_heading else self.next_level[index + 1]
        self._strengths = defaultdict(set)
        for index in range(len(self.lines)):
            self._note_strengths(index)

    def _recognize(self, line: Line) -> Recognized | None:
        if line.mark or not (line.is_heading or line.is_item or line.is_paragraph):
            return None
        return recognize(line.title) if len(line.title) <= LONGEST_HEADING else None

    def name_match_at(self, index: int) -> NameMatch:
        """Return how near the name in a recognized heading is to the role's."""
        found = self.found[index]
        if found is None:
            return NameMatch.NONE
        if found.name:
            return compare_names(found.name, self.role_name)
        bare_is_clear = found.is_whole or self.lines[index].is_heading
        return NameMatch.EXACT if bare_is_clear else NameMatch.PARTIAL

    def section_at(self, index: int, used: Collection[Key], in_chapter: bool) -> Key | None:
        """Return the (kind, topic) of the section that a line begins, or None.

        ``used`` are those that the page has already. A heading that names the role exactly takes
        precedence over one elsewhere that does not, and a line that stands on its own over a list
        item, which may belong to a table of contents.
        """
        found, line = self.found[index], self.lines[index]
        kind = section_kinds().get(found.kind) if found else None
        if found is None or kind is None:
            return None
        key = (found.kind, found.topic)
        if in_chapter and found.kind not in kinds_in_chapters():
            return None
        # A page may have several sections of some kinds, but each topic once.
        if key in used and (kind.topics or not kind.repeats):
            return None
        name_match = self.name_match_at(index)
        if not self._is_convincing(index, name_match):
            return None
        strengths = self._strengths[key]
        if name_match is not NameMatch.EXACT and "same name" in strengths:
            return None
        if not line.is_heading and "heading" in strengths:
            return None
        return None if line.is_item and "own line" in strengths else key

    def _is_convincing(self, index: int, name_match: NameMatch) -> bool:
        found, line = self.found[index], self.lines[index]
        if found is None:
            return False
        if line.is_item:
            return name_match is NameMatch.EXACT and not line.title.endswith(".")
        if line.is_heading:
            return name_match is not NameMatch.NONE or found.is_distinct
        if self.is_marked:
            return name_match is NameMatch.EXACT
        if found.is_bare:
            is_apart = is_apart_above(self.lines, index) or is_apart_below(self.lines, index)
            return is_apart or is_shouted(line.title)
        if line.title.endswith(".") and name_match is not NameMatch.EXACT:
            return False
        return name_match is not NameMatch.NONE or found.is_distinct

    def _note_strengths(self, index: int) -> None:
        """Remember how convincingly some line of the document begins this section."""
        found, line, name_match = self.found[index], self.lines[index], self.name_match_at(index)
        if found is None or not self._is_convincing(index, name_match):
            return
        strengths = self._strengths[(found.kind, found.topic)]
        if name_match is NameMatch.EXACT:
            strengths.add("same name")
        if line.is_heading:
            strengths.add("heading")
        if not line.is_item:
            strengths.add("own line")

    def is_surely_section(self, index: int) -> bool:
        """Say whether a question among FAQs is the heading of a section all the same.

        It is when it reads letter for letter as the generated heading does, and no other question
        stands between it and the next section.
        """
        return self.is_generated(index) and self._ends_before_question[index]

    @cached_property
    def _ends_before_question(self) -> list[bool]:
        """For every line, whether a section or the end comes below it before a question does."""
        ends = [True] * len(self.lines)
        for index in range(len(self.lines) - 2, -1, -1):
            below = index + 1
            if self.is_generated(below):
                continue
            if is_question(self.lines[below]):
                ends[index] = False
            elif not self.section_at(below, (), in_chapter=False):
                ends[index] = ends[below]
        return ends

    def is_generated(self, index: int) -> bool:
        """Say whether a line reads letter for letter as the generated heading of its section."""
        found = self.found[index]
        if found is None:
            return False
        pattern = heading_pattern(found.kind, found.topic)
        return self.role_name.fill(pattern) == self.lines[index].title


def can_hold(section: Part, kind: str) -> bool:
    """Say whether a section can hold a further part of a kind."""
    children = section_kinds()[section.kind].children
    return children is not None and children.block == kind and not is_full(section)


def is_full(section: Part) -> bool:
    """Say whether a section can hold no further part: what is up next has one title."""
    return is_teaser(section.kind) and title_of(section) is not None


def is_teaser(kind: str) -> bool:
    """Say whether sections of a kind say what is up next."""
    return kind in section_kinds() and section_kinds()[kind].shape is Shape.TEASER


def title_of(up_next: Part) -> Line | None:
    """Return the title of what is up next: below the words "Up Next", or in their place."""
    if up_next.children:
        return up_next.children[0].heading
    heading = up_next.heading
    if heading and heading.mark and heading.mark.detail == OWN_TITLE:
        return heading
    found = recognize(heading.title) if heading else None
    return None if found and is_teaser(found.kind) else heading


def has_questions(section: Part) -> bool:
    """Say whether the parts of a section are questions."""
    parts = section_kinds()[section.kind].parts
    return parts is not None and parts.part_title is PartTitle.QUESTION


@dataclass(slots=True)
class ChildFinder:
    """Knows which lines divide the sections that have parts."""

    finder: SectionFinder

    def begins(self, index: int, section: Part, child: Part | None, section_level: int) -> bool:
        """Say whether a line begins a part of the open section."""
        line = self.finder.lines[index]
        kind = section_kinds()[section.kind].children
        if kind is None or len(line.title) > kind.longest or is_full(section):
            return False
        if line.is_heading and line.level > section_level:
            return self._deeper_heading(index, section, child)
        if section.deepest > section_level:
            return self.level_at(index) == kind.block
        if line.is_heading and not (line.level == section_level and self._is_flat(index, section)):
            return False
        if not line.is_heading and self.finder.next_level[index] > section_level:
            return self.level_at(index) == kind.block
        return self._looks_like_part(index, section, kind)

    def _deeper_heading(self, index: int, section: Part, child: Part | None) -> bool:
        line = self.finder.lines[index]
        if child and child.heading and 0 < child.heading.level < line.level:
            return False
        is_section = (
            self.finder.section_at(index, (), in_chapter=False) is not None
            and self.finder.name_match_at(index) is NameMatch.EXACT
        )
        if has_questions(section):
            return not is_section or line.title.endswith("?")
        return not is_section

    def _is_flat(self, index: int, section: Part) -> bool:
        """Say whether the author gave the section's parts headings of the section's own level."""
        if self.finder.section_at(index, (), in_chapter=False):
            is_question_here = has_questions(section) and is_question(self.finder.lines[index])
            if not is_question_here or self.finder.is_surely_section(index):
                return False
        if section.children:
            return True
        opening = section.body
        return len(opening) <= 2 and not any(line.is_item for line in opening)

    def _looks_like_part(self, index: int, section: Part, kind: SectionKind) -> bool:
        if kind.part_title:
            return LOOKS[kind.part_title](self, index, section)
        # The title of what is up next.
        line = self.finder.lines[index]
        is_title = line.is_heading or (line.is_paragraph and not line.title.endswith((".", "!")))
        return is_title and not section.body

    def _is_level(self, index: int, section: Part) -> bool:
        line = self.finder.lines[index]
        return self.level_at(index) != "" or (
            self._is_short(line) and (self._names_role_last(line) or is_level_name(line.title))
        )

    def _is_question(self, index: int, section: Part) -> bool:
        line = self.finder.lines[index]
        return is_question(line) and (not line.is_item or self._text_follows(index))

    def _is_name(self, index: int, section: Part) -> bool:
        line = self.finder.lines[index]
        if not self._is_short(line):
            return False
        if not line.is_heading:
            return self._text_follows(index)
        return bool(section.children) or self._names_role_last(line) or self._run_follows(index)

    def _is_short(self, line: Line) -> bool:
        if line.is_heading:
            return len(line.title.split()) <= 8 and not line.title.endswith((".", "?", "!"))
        return is_title(line, most_words=8)

    def _text_follows(self, index: int) -> bool:
        after = self.finder.lines[index + 1 : index + 2]
        return bool(after) and is_running_text(after[0]) and not self.finder.found[index + 1]

    def _run_follows(self, index: int) -> bool:
        """Say whether the next heading, too, is one that no pattern knows."""
        for other in range(index + 1, len(self.finder.lines)):
            if self.finder.lines[other].is_heading:
                return self.finder.found[other] is None
        return False

    def _names_role_last(self, line: Line) -> bool:
        return compare_names(line.title, self.finder.role_name) is not NameMatch.NONE

    def level_at(self, index: int) -> str:
        """Return the kind if a line reads "Daily Responsibilities for {level} {roles}", else ""."""
        found = self.finder.found[index]
        if found is None or not is_level(found.kind):
            return ""
        name_match = compare_names(found.name, self.finder.role_name)
        is_clear = name_match is NameMatch.PARTIAL or (
            name_match is NameMatch.NONE and not self.finder.lines[index].is_item
        )
        return found.kind if is_clear else ""

    def level_name(self, index: int) -> str:
        """Return the level that a heading names, "" where it has no name that fits."""
        found = self.finder.found[index]
        title = without_bullets(self.finder.lines[index].title)
        name = found.name if found and is_level(found.kind) else title.rstrip(":")
        for role in (self.finder.role_name.plural, self.finder.role_name.singular):
            if fold(name).endswith(" " + fold(role)):
                name = name[: len(name) - len(role)].strip()
                break
        return name if len(name) <= LONGEST_LEVEL else ""


# How the headings of each kind of parts are known by their looks.
LOOKS: Final[Mapping[PartTitle, Callable[[ChildFinder, int, Part], bool]]] = {
    PartTitle.LEVEL: ChildFinder._is_level,
    PartTitle.NAME: ChildFinder._is_name,
    PartTitle.QUESTION: ChildFinder._is_question,
}
