"""Which lines begin a level, a specialization, a question, or the title of what is up next."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from career_pages.importing.arrangement import Part
from career_pages.importing.bullets import without_bullets
from career_pages.importing.headings import recognize
from career_pages.importing.level_names import is_level_name
from career_pages.importing.limits import LONGEST_HEADING, LONGEST_LEVEL
from career_pages.importing.outline import Line
from career_pages.importing.role_inference import Kinship, kinship
from career_pages.importing.section_finder import SectionFinder
from career_pages.importing.section_marks import OWN_TITLE
from career_pages.importing.title_lines import (
    LONGEST_NAME,
    LONGEST_QUESTION,
    is_question,
    is_running_text,
    is_title,
)
from career_pages.importing.words import fold

CHILD_KINDS: Final[Mapping[str, str]] = {
    "LevelsSection": "LevelSection",
    "SpecializationsSection": "SpecializationBlock",
    "FAQSection": "FAQBlock",
    "UpNextBlock": "UpNextBlock",
}
_LONGEST: Final[Mapping[str, int]] = {
    "LevelsSection": LONGEST_HEADING,
    "SpecializationsSection": LONGEST_NAME,
    "FAQSection": LONGEST_QUESTION,
    "UpNextBlock": LONGEST_HEADING,
}
# Headings inside a section's prose: the only level a page shows there, and those it does not.
SHOWN_LEVEL: Final = 3
BOLD_LEVEL: Final = 4


def is_full(section: Part) -> bool:
    """Say whether a section can hold no further part: what is up next has one title."""
    return section.kind == "UpNextBlock" and title_of(section) is not None


def title_of(up_next: Part) -> Line | None:
    """Return the title of what is up next: below the words "Up Next", or in their place."""
    if up_next.children:
        return up_next.children[0].heading
    heading = up_next.heading
    if heading and heading.mark and heading.mark.detail == OWN_TITLE:
        return heading
    found = recognize(heading.title) if heading else None
    return None if found and found.kind == "UpNextBlock" else heading


@dataclass(slots=True)
class ChildFinder:
    """Knows which lines divide the sections that have parts."""

    finder: SectionFinder

    def kind_in(self, section: Part) -> str:
        """Return the block class name of the parts of a section."""
        return CHILD_KINDS[section.kind]

    def begins(self, index: int, section: Part, child: Part | None, section_level: int) -> bool:
        """Say whether a line begins a part of the open section."""
        line = self.finder.lines[index]
        if section.kind not in CHILD_KINDS or len(line.title) > _LONGEST[section.kind]:
            return False
        if is_full(section):
            return False
        if line.is_heading and line.level > section_level:
            return self._deeper_heading(index, section, child)
        if section.deepest > section_level:
            return self.is_level(index) and section.kind == "LevelsSection"
        if line.is_heading and not (line.level == section_level and self._is_flat(index, section)):
            return False
        if not line.is_heading and self.finder.next_level[index] > section_level:
            return self.is_level(index) and section.kind == "LevelsSection"
        return self._looks_like_part(index, section)

    def _deeper_heading(self, index: int, section: Part, child: Part | None) -> bool:
        line = self.finder.lines[index]
        if child and child.heading and 0 < child.heading.level < line.level:
            return False
        is_section = (
            self.finder.section_at(index, (), in_chapter=False) is not None
            and self.finder.kinship_at(index) is Kinship.SAME
        )
        if section.kind == "FAQSection":
            return not is_section or line.title.endswith("?")
        return not is_section

    def _is_flat(self, index: int, section: Part) -> bool:
        """Say whether the author gave the section's parts headings of the section's own level."""
        if self.finder.section_at(index, (), in_chapter=False):
            is_question_here = section.kind == "FAQSection" and is_question(
                self.finder.lines[index]
            )
            if not is_question_here or self.finder.is_surely_section(index):
                return False
        if section.children:
            return True
        opening = section.body
        return len(opening) <= 2 and not any(line.is_item for line in opening)

    def _looks_like_part(self, index: int, section: Part) -> bool:
        line = self.finder.lines[index]
        match section.kind:
            case "LevelsSection":
                return self.is_level(index) or (
                    self._is_short(line)
                    and (self._names_role_last(line) or is_level_name(line.title))
                )
            case "SpecializationsSection":
                return self._is_specialization(index, section)
            case "FAQSection":
                return is_question(line) and (not line.is_item or self._text_follows(index))
        if section.body:
            return False
        return line.is_heading or (line.is_paragraph and not line.title.endswith((".", "!")))

    def _is_specialization(self, index: int, section: Part) -> bool:
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
        return kinship(line.title, self.finder.role_name) is not Kinship.OTHER

    def is_level(self, index: int) -> bool:
        """Say whether a line reads "Daily Responsibilities for {level} {roles}"."""
        found = self.finder.found[index]
        if found is None or found.kind != "LevelSection":
            return False
        kin = kinship(found.name, self.finder.role_name)
        return kin is Kinship.AKIN or (
            kin is Kinship.OTHER and not self.finder.lines[index].is_item
        )

    def level_name(self, index: int) -> str:
        """Return the level that a heading names, "" where it has no name that fits."""
        found = self.finder.found[index]
        title = without_bullets(self.finder.lines[index].title)
        is_level = found is not None and found.kind == "LevelSection"
        name = found.name if found and is_level else title.rstrip(":")
        for role in (self.finder.role_name.plural, self.finder.role_name.singular):
            if fold(name).endswith(" " + fold(role)):
                name = name[: len(name) - len(role)].strip()
                break
        return name if len(name) <= LONGEST_LEVEL else ""
