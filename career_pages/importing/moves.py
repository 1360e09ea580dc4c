"""Lines and parts that an editor moves to the end of another section."""

from dataclasses import dataclass, field, replace
from typing import Final

from career_pages.importing.arrangement import Arrangement, Assignment, PageParts, Part
from career_pages.importing.evidence import Evidence
from career_pages.importing.line_roles import LineRole
from career_pages.importing.notes import Notes
from career_pages.importing.parts_of_sections import BOLD_LEVEL, CHILD_KINDS, is_full

_FIXED: Final = frozenset(
    {LineRole.HEADLINE, LineRole.CHAPTER, LineRole.SECTION, LineRole.PART, LineRole.LEFT_OUT}
)


@dataclass(frozen=True, slots=True)
class _MovedPart:
    part: Part
    target: int
    page: PageParts
    section: Part | None


@dataclass(slots=True)
class Moves:
    """Collects what is to be moved, and moves it when all sections are there."""

    notes: Notes
    _parts: list[_MovedPart] = field(default_factory=list)
    _lines: list[tuple[Assignment, int]] = field(default_factory=list)

    def add_part(self, part: Part, target: int, page: PageParts, section: Part | None) -> None:
        """Have a part moved to the section that begins at line ``target``.

        ``page`` and ``section`` are those in which the document has it.
        """
        self._parts.append(_MovedPart(part, target, page, section))

    def add_line(self, assignment: Assignment, target: int) -> None:
        """Have a line of text moved to the section that begins at line ``target``."""
        self._lines.append((assignment, target))

    def move_parts(self, arrangement: Arrangement) -> None:
        """Put the parts into their sections; one that cannot go there is a section of its own."""
        sections = _sections(arrangement)
        for moved in self._parts:
            target = sections.get(moved.target)
            if target and CHILD_KINDS.get(target.kind) == moved.part.kind and not is_full(target):
                target.add(moved.part)
                continue
            self.notes.warn(
                moved.part.start,
                f"At line {moved.target} no section begins that can hold this; it is a text of "
                "its own.",
            )
            moved.part.kind, moved.part.level = "TextSection", ""
            others = moved.page.sections
            others.insert(others.index(moved.section) + 1 if moved.section else 0, moved.part)

    def move_lines(self, arrangement: Arrangement) -> None:
        """Put the lines at the ends of their sections; one that cannot go there stays."""
        sections = _sections(arrangement)
        for assignment, number in self._lines:
            target = sections.get(number)
            if target is None or assignment.role in _FIXED:
                self.notes.warn(assignment.line.first, _why_not(assignment, number, target))
                continue
            _move(assignment, target.children[-1] if target.children else target, target)
        for page in arrangement.pages:
            page.sections[:] = [one for one in page.sections if one.heading or one.every_line]


def _why_not(assignment: Assignment, number: int, target: Part | None) -> str:
    if target is None:
        return f"No section begins at line {number}; this line stays where it is."
    return f"This line is a {assignment.role}; make it a text before you move it."


def _move(assignment: Assignment, part: Part, section: Part) -> None:
    holder, line = assignment.holder, assignment.line
    holder[:] = [other for other in holder if other is not line]
    if line.is_heading and part is not section:
        line = replace(line, level=BOLD_LEVEL)
    part.body.append(line)
    assignment.line, assignment.part, assignment.evidence = line, part, Evidence.CHOSEN


def _sections(arrangement: Arrangement) -> dict[int, Part]:
    """Return the sections by the number of their first line."""
    sections: dict[int, Part] = {}
    for page in arrangement.pages:
        for section in page.sections:
            sections.setdefault(section.start, section)
    return sections
