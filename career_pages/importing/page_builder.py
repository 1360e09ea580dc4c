"""Builds pages from lines, one after the other, and records what becomes of each line."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from career_pages.importing.arrangement import Arrangement, Assignment, PageParts, Part
from career_pages.importing.evidence import Evidence
from career_pages.importing.line_roles import LineRole
from career_pages.importing.outline import Line, LineKind
from career_pages.importing.parts_of_sections import BOLD_LEVEL, SHOWN_LEVEL
from career_pages.importing.section_finder import Key


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
