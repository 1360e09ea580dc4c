"""Which lines of a document begin a section."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from career_pages.heading_patterns import SECTION_HEADINGS, TOPIC_HEADINGS
from career_pages.importing.headings import HEADLINE_KIND, Recognized, recognize
from career_pages.importing.limits import LONGEST_HEADING
from career_pages.importing.outline import Line
from career_pages.importing.role_inference import Kinship, kinship
from career_pages.importing.title_lines import (
    is_apart_above,
    is_apart_below,
    is_question,
    is_shouted,
)
from career_pages.role_name import RoleName

CHAPTER_KINDS: Final = frozenset(
    {"FAQSection", "KeywordsSection", "UpNextBlock", "CallToActionBlock", "TextSection"}
)
# A page may have these more than once; every other kind, and every topic, once.
REPEATED_KINDS: Final = frozenset({"TextSection", "CallToActionBlock"})
_NO_SECTION: Final = frozenset({HEADLINE_KIND, "LevelSection"})

Key = tuple[str, str]


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

    def kinship_at(self, index: int) -> Kinship:
        """Return how near the name in a recognized heading is to the role's."""
        found = self.found[index]
        if found is None:
            return Kinship.OTHER
        if found.name:
            return kinship(found.name, self.role_name)
        bare_is_clear = found.is_whole or self.lines[index].is_heading
        return Kinship.SAME if bare_is_clear else Kinship.AKIN

    def is_bare(self, index: int) -> bool:
        """Say whether a line has a familiar heading's words that mean little by themselves."""
        found = self.found[index]
        return found is not None and not found.name and not found.is_whole

    def section_at(self, index: int, used: Collection[Key], in_chapter: bool) -> Key | None:
        """Return the (kind, topic) of the section that a line begins, or None.

        ``used`` are those that the page has already. A heading that names the role exactly takes
        precedence over one elsewhere that does not, and a line that stands on its own over a list
        item, which may belong to a table of contents.
        """
        found, line = self.found[index], self.lines[index]
        if found is None or found.kind in _NO_SECTION:
            return None
        key = (found.kind, found.topic)
        if in_chapter and found.kind not in CHAPTER_KINDS:
            return None
        if key in used and found.kind not in REPEATED_KINDS:
            return None
        kin = self.kinship_at(index)
        if not self._is_convincing(index, kin):
            return None
        strengths = self._strengths[key]
        if kin is not Kinship.SAME and "same name" in strengths:
            return None
        if not line.is_heading and "heading" in strengths:
            return None
        return None if line.is_item and "own line" in strengths else key

    def _is_convincing(self, index: int, kin: Kinship) -> bool:
        found, line = self.found[index], self.lines[index]
        if found is None:
            return False
        if line.is_item:
            return kin is Kinship.SAME and not line.title.endswith(".")
        if line.is_heading:
            return kin is not Kinship.OTHER or found.is_distinct
        if self.is_marked:
            return kin is Kinship.SAME
        if not found.name and not found.is_whole:
            is_apart = is_apart_above(self.lines, index) or is_apart_below(self.lines, index)
            return is_apart or is_shouted(line.title)
        if line.title.endswith(".") and kin is not Kinship.SAME:
            return False
        return kin is not Kinship.OTHER or found.is_distinct

    def _note_strengths(self, index: int) -> None:
        """Remember how convincingly some line of the document begins this section."""
        found, line, kin = self.found[index], self.lines[index], self.kinship_at(index)
        if found is None or not self._is_convincing(index, kin):
            return
        strengths = self._strengths[(found.kind, found.topic)]
        if kin is Kinship.SAME:
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
        pattern = TOPIC_HEADINGS.get(found.topic) or SECTION_HEADINGS.get(found.kind, "")
        return self.role_name.fill(pattern) == self.lines[index].title
