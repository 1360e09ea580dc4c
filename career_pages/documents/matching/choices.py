"""What a mark or an editor says outright of a line, and lines put where that says."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import Final

from career_pages.documents.draft import (
    HEADING_ROLES,
    LONGEST_HEADING,
    LONGEST_HEADLINE,
    LONGEST_LEVEL,
    Correction,
    LineRole,
    is_level,
)
from career_pages.documents.links import html_text, note_links
from career_pages.documents.matching.arrangement import (
    BOLD_LEVEL,
    ROLES,
    SHOWN_LEVEL,
    Arrangement,
    Assignment,
    Evidence,
    Key,
    PageBuilder,
    PageParts,
    Part,
    role_of,
)
from career_pages.documents.matching.section_finding import (
    ChildFinder,
    can_hold,
    is_teaser,
)
from career_pages.documents.outline import (
    CHAPTER_KIND,
    CLOSING,
    HEADLINE_KIND,
    LIST,
    NO_NAME,
    SUBHEADING,
    Line,
    LineKind,
    Notes,
    SectionMark,
)
from career_pages.sections.kinds import (
    kind_of,
    kind_of_the_rest,
    kinds_in_chapters,
    part_kinds,
    section_around,
    section_kinds,
)
from career_pages.text import collapse


@dataclass(frozen=True, slots=True)
class Choice:
    """What a line is said to be, and the ``line`` in the shape that this needs.

    ``role`` is None where only the ``section`` is chosen to which the line is moved.
    """

    line: Line
    role: LineRole | None
    kind: str = ""
    detail: str = ""
    section: int | None = None
    evidence: Evidence = Evidence.CHOSEN


def choices_of(
    lines: Sequence[Line], corrections: Iterable[Correction], notes: Notes, *, all_marked: bool
) -> dict[int, Choice]:
    """Return what is said outright, by the index of the line; what cannot be is noted.

    An editor's word counts more than the author's mark, and a later correction of a line more
    than an earlier one. Where headings are ``all_marked``, every line is what it looks like.
    """
    choices = _looks(lines) if all_marked else {}
    choices |= {index: _marked(line, line.mark) for index, line in enumerate(lines) if line.mark}
    indices = defaultdict(list)
    for index, line in enumerate(lines):
        indices[line.first].append(index)
    for number, correction in _merged(corrections).items():
        if number not in indices:
            notes.warn(number, f"No line begins at line {number}; its correction is not used.")
        for index in indices.get(number, ()):
            choice = _chosen(lines[index], correction, notes)
            if choice.role is not None or choice.section is not None:
                choices[index] = choice
    return _with_one_headline(choices, notes)


def _marked(line: Line, mark: SectionMark) -> Choice:
    role = _MARKED_ROLES.get(mark.kind, LineRole.SECTION)
    if mark.kind in part_kinds():
        role = LineRole.PART
    return Choice(line, role, mark.kind, mark.detail, evidence=Evidence.MARK)


_MARKED_ROLES: Final[Mapping[str, LineRole]] = {
    HEADLINE_KIND: LineRole.HEADLINE,
    CHAPTER_KIND: LineRole.CHAPTER,
    **dict.fromkeys((SUBHEADING, LIST, CLOSING), LineRole.SUBHEADING),
}


def _looks(lines: Sequence[Line]) -> dict[int, Choice]:
    """Return lines without marks as what they look like: the first heading is the headline."""
    top = [index for index, line in enumerate(lines) if line.is_heading and line.level == 1]
    roles = dict.fromkeys(top[1:], LineRole.CHAPTER)
    roles |= dict.fromkeys(top[:1], LineRole.HEADLINE)
    return {
        index: Choice(line, roles.get(index) or role_of(line), evidence=Evidence.MARK)
        for index, line in enumerate(lines)
    }


def _merged(corrections: Iterable[Correction]) -> dict[int, Correction]:
    """Return one correction for each line."""
    merged: dict[int, Correction] = {}
    for one in corrections:
        before = merged.pop(one.line, None)
        if before and one.role is None:
            one = replace(before, section=one.section)
        elif before and one.section is None:
            one = replace(one, section=before.section)
        merged[one.line] = one
    return merged


def _chosen(line: Line, correction: Correction, notes: Notes) -> Choice:
    role, section = correction.role, correction.section
    if role and (refusal := _refusal(line, role, correction.kind)):
        notes.warn(line.first, refusal)
        role = None
    if section is not None and role in _FIXED:
        notes.warn(line.first, f"A {role} cannot be moved into another section; it stays here.")
        section = None
    if role is None:
        return Choice(line, None, section=section)
    line = _reshaped(line, role, notes)
    return Choice(line, role, correction.kind, correction.detail, section)


_FIXED: Final = frozenset(
    {LineRole.HEADLINE, LineRole.CHAPTER, LineRole.SECTION, LineRole.LEFT_OUT}
)


def _refusal(line: Line, role: LineRole, kind: str) -> str:
    """Return why a line cannot play a role, or ""."""
    if not _may_be(line, role):
        what = "A picture" if line.picture else "This text"
        return f"{what} cannot become a {role}; it stays what it is."
    declared = kind_of(kind)
    longest = declared.longest if declared else LONGEST_HEADING
    if role is LineRole.HEADLINE:
        longest = LONGEST_HEADLINE
    if role in HEADING_ROLES and len(line.title) > longest:
        return f"A {role} has at most {longest} characters; shorten this line in the document."
    return ""


def _with_one_headline(choices: dict[int, Choice], notes: Notes) -> dict[int, Choice]:
    headlines = [index for index, one in choices.items() if one.role is LineRole.HEADLINE]
    for index in headlines[:-1]:
        line = choices.pop(index).line
        notes.warn(line.first, "A page has one headline, and another line was chosen for it.")
    return choices


def _may_be(line: Line, role: LineRole) -> bool:
    """Say whether a line can play a role: a picture stays one, and no text becomes a table."""
    if line.picture:
        return role in {LineRole.IMAGE, LineRole.LEFT_OUT}
    return role is not LineRole.IMAGE and (
        role is not LineRole.TABLE or line.kind is LineKind.TABLE
    )


_KINDS: Final = {role: kind for kind, role in ROLES.items() if kind is not LineKind.HEADING}


def _reshaped(line: Line, role: LineRole, notes: Notes) -> Line:
    """Return a line as its role needs it, and note the addresses of links that it loses."""
    if role is LineRole.LEFT_OUT or _KINDS.get(role) is line.kind:
        return line
    text = _table_as_text(line) if line.kind is LineKind.TABLE else line
    if role in HEADING_ROLES:
        html = " ".join(text.html.replace("<br>\n", "\n").split("\n"))
        return replace(text, kind=LineKind.HEADING, text=text.title, html=html)
    if role is LineRole.QUOTE:
        note_links(text, notes)
        text = replace(text, html=escape(text.text, quote=False))
    return replace(text, kind=_KINDS[role], level=0, mark=None)


def _table_as_text(line: Line) -> Line:
    header = [escape(cell, quote=False) for cell in line.header]
    rows = [" | ".join(row) for row in (header, *line.rows) if any(row)]
    return replace(line, html="<br>\n".join(rows), header=(), rows=())


def text_with_addresses(line: Line) -> str:
    """Return all words of a line, the addresses of its links among them."""
    if line.picture:
        return " ".join(filter(None, [line.title or line.picture.name, line.picture.address]))
    html = _table_as_text(line).html if line.kind is LineKind.TABLE else line.html
    return collapse(html_text(html))


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
            if target and can_hold(target, moved.part.kind):
                target.add(moved.part)
                continue
            self.notes.warn(
                moved.part.start,
                f"At line {moved.target} no section begins that can hold this; it is a text of "
                "its own.",
            )
            moved.part.kind, moved.part.level = kind_of_the_rest().block, ""
            others = moved.page.sections
            others.insert(others.index(moved.section) + 1 if moved.section else 0, moved.part)

    def move_lines(self, arrangement: Arrangement) -> None:
        """Put the lines at the ends of their sections; one that cannot go there stays."""
        sections = _sections(arrangement)
        for assignment, number in self._lines:
            target = sections.get(number)
            if target is None:
                refusal = f"No section begins at line {number}; this line stays where it is."
                self.notes.warn(assignment.line.first, refusal)
            elif assignment.role in _FIXED | {LineRole.PART}:
                refusal = f"This line is a {assignment.role}; make it a text before you move it."
                self.notes.warn(assignment.line.first, refusal)
            else:
                _move(assignment, target)
        for page in arrangement.pages:
            page.sections[:] = [one for one in page.sections if one.heading or one.every_line]


def _move(assignment: Assignment, section: Part) -> None:
    """Put a line at the end of a section, or of its last part."""
    part = section.children[-1] if section.children else section
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


@dataclass(slots=True)
class ExplicitPlacer:
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
        line, refusal = choice.line, ""
        kind, topic = self._key(choice)
        has_one = any(one.kind == kind for one in self.builder.page.sections)
        if self.builder.in_chapter and kind not in kinds_in_chapters():
            refusal = f"A chapter has no {kind}; “{line.title}” is a text of its own here."
        elif has_one and not section_kinds()[kind].repeats:
            refusal = f"The page has a {kind} already; “{line.title}” is a text of its own."
        if refusal:
            self.notes.warn(line.first, refusal)
            kind, topic = kind_of_the_rest().block, ""
        self.builder.open_section((kind, topic), line, choice.evidence)

    def _key(self, choice: Choice) -> Key:
        """Return the kind and the topic of a section; a topic that there is not is noted."""
        topics = section_kinds()[choice.kind].topic_headings
        if not topics or choice.detail in topics:
            return choice.kind, choice.detail if topics else ""
        if choice.detail:
            known = ", ".join(topics)
            refusal = f"“{choice.detail}” is no topic; choose one of: {known}."
            self.notes.warn(choice.line.first, refusal)
        return choice.kind, ""

    def _part(self, index: int, choice: Choice) -> None:
        line, kind, builder = choice.line, choice.kind, self.builder
        level = self._level(index, choice) if is_level(kind) else ""
        if choice.section is not None:
            part = builder.open_part_elsewhere(kind, line, level, choice.evidence)
            self.moves.add_part(part, choice.section, builder.page, builder.section)
            return
        if builder.section and can_hold(builder.section, kind):
            builder.open_part(kind, line, level, choice.evidence)
            return
        home = section_around(kind).block
        there = next((one for one in builder.page.sections if one.kind == home), None)
        name = f"“{line.title}” is said to be {_described(kind)}"
        if there and not is_teaser(home):
            self.notes.warn(line.first, f"{name}; it was added to those at line {there.start}.")
            there.add(builder.open_part_elsewhere(kind, line, level, choice.evidence))
        elif there or (builder.in_chapter and home not in kinds_in_chapters()):
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


def _described(kind: str) -> str:
    declared = kind_of(kind)
    return declared.described if declared else ""
