"""Puts every line of an outline below the heading to which it belongs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from career_pages.documents.draft import DOUBTFUL_BELOW, LineRole, Placement
from career_pages.documents.line_text import is_page_number
from career_pages.documents.links import has_links
from career_pages.documents.matching.arrangement import Arrangement, Assignment, Evidence, Part
from career_pages.documents.matching.choices import Choice, ChosenLines, Moves, promised_sections
from career_pages.documents.matching.heading_candidates import heading_levels
from career_pages.documents.matching.page_building import (
    OF_MARKED_HEADINGS,
    FoundLines,
    PageBuilder,
    evidence_of_title,
    role_of,
)
from career_pages.documents.matching.section_finding import ChildFinder, SectionFinder
from career_pages.documents.outline import Line, LineKind, Notes
from career_pages.names import RoleName


@dataclass(frozen=True, slots=True)
class _Home:
    """Where a section or a part of one is: its page's number and the section."""

    page: int
    section: Part


def placements(arrangement: Arrangement, kinds: Mapping[Part, str]) -> tuple[Placement, ...]:
    """Return the place of every line, in the order of the document.

    ``kinds`` are those that the sections have in the draft; a section whose words did not fit its
    fields has another than in the arrangement.
    """
    homes: dict[Part, _Home] = {}
    for number, page in enumerate(arrangement.pages):
        for section in page.sections:
            homes |= dict.fromkeys([section, *section.children], _Home(number, section))
    numbers = {id(page): number for number, page in enumerate(arrangement.pages)}
    return tuple(
        _placement(one, homes.get(one.part) if one.part else None, numbers[id(one.page)], kinds)
        for one in arrangement.assignments
    )


def _placement(
    one: Assignment, home: _Home | None, page: int, kinds: Mapping[Part, str]
) -> Placement:
    section = home.section if home else None
    role, kind, detail = _what(one, section, kinds)
    certainty, reason = _how_sure(one, section, kinds)
    return Placement(
        line=one.line.first,
        last=one.line.last,
        text=one.line.title or (one.line.picture.name if one.line.picture else ""),
        role=role,
        kind=kind,
        detail=detail,
        page=home.page if home else page,
        section=section.start if section else None,
        certainty=certainty,
        reason=reason,
    )


def _what(
    one: Assignment, section: Part | None, kinds: Mapping[Part, str]
) -> tuple[LineRole, str, str]:
    """Return a line's role, and the kind and the detail of a section or part."""
    if section and one.role is LineRole.PARAGRAPH and one.line.title in section.keywords:
        return LineRole.ITEM, "", ""
    if section is None or one.part is None or one.role not in {LineRole.SECTION, LineRole.PART}:
        return one.role, "", ""
    if one.part is section:
        return LineRole.SECTION, kinds[section], section.topic
    if kinds[section] != section.kind:
        return role_of(one.line), "", ""
    return LineRole.PART, one.part.kind, one.part.level


def _how_sure(
    one: Assignment, section: Part | None, kinds: Mapping[Part, str]
) -> tuple[float, str]:
    """Return a line's certainty and the reason: that of the weakest of what it depends on."""
    own = one.evidence
    if own is Evidence.CHOSEN:
        return own.certainty, own.reason
    around = []
    if section is None and one.role not in {LineRole.HEADLINE, LineRole.CHAPTER, LineRole.LEFT_OUT}:
        around.append(Evidence.LEDE)
    if section and kinds[section] != section.kind:
        around.append(Evidence.NO_FIELD)
    certainty = min([own.certainty, *(evidence.certainty for evidence in around)])
    reason = next((why.reason for why in around if why.certainty <= certainty), own.reason)
    above = [part.evidence for part in (one.part, section) if part and part.heading is not one.line]
    weakest = min(above, key=lambda evidence: evidence.certainty, default=own)
    if weakest.certainty >= certainty:
        return certainty, reason
    if weakest.certainty < DOUBTFUL_BELOW:
        reason = f"Below a doubtful line: {weakest.reason}"
    return weakest.certainty, reason


FOOTNOTES: Final = "Notes"


def gather_footnotes(arrangement: Arrangement) -> None:
    """Make a last section of each page's footnotes."""
    section_of: dict[int, Part] = {}
    for page in arrangement.pages:
        if page.footnotes:
            first = min(line.first for line in page.footnotes)
            last = max(line.last for line in page.footnotes)
            part = Part("TextSection", None, Evidence.APART, first, last, given_heading=FOOTNOTES)
            part.body = page.footnotes
            page.sections.append(part)
            section_of |= dict.fromkeys(map(id, page.footnotes), part)
    for assignment in arrangement.assignments:
        assignment.part = section_of.get(id(assignment.line), assignment.part)


# The heading of what an author wrote before the first one, where it is more than a lede.
INTRODUCTION: Final = "Introduction"
MOST_LEDE_PARAGRAPHS: Final = 3
_WITHOUT_PICTURES: Final = frozenset({"UpNextBlock", "CallToActionBlock"})


def divide_openings(arrangement: Arrangement, notes: Notes) -> None:
    """Leave a lede in each page's opening, and make a section of what is more.

    Pictures beside a lede go to the beginning of the first section that can hold them.
    """
    rest_of: dict[int, Part] = {}
    for page in arrangement.pages:
        lede, rest = _split([line for line in page.opening if not line.picture])
        held = {id(line) for line in lede}
        others = [line for line in page.opening if id(line) not in held]
        page.opening = list(lede)
        if not others:
            continue
        first = page.sections[0] if page.sections else None
        if rest or first is None or first.kind in _WITHOUT_PICTURES:
            first = _introduction(others, notes)
            page.sections.insert(0, first)
        else:
            first.body[:0] = others
        rest_of |= dict.fromkeys(map(id, others), first)
    for assignment in arrangement.assignments:
        assignment.part = rest_of.get(id(assignment.line), assignment.part)


def _split(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return the lines that make the lede, and those that are more than it holds."""
    plain = [line.is_paragraph and not has_links(line) for line in lines]
    if all(plain) and len(lines) <= MOST_LEDE_PARAGRAPHS:
        return lines, ()
    first = int(plain[0])
    return lines[:first], lines[first:]


def _introduction(lines: Sequence[Line], notes: Notes) -> Part:
    notes.warn(
        lines[0].first,
        f"What stands before the first heading is more than a lede; the rest of it stands under "
        f"the heading “{INTRODUCTION}”.",
    )
    first, last = lines[0].first, max(line.last for line in lines)
    part = Part("TextSection", None, Evidence.INTRODUCTION, first, last, given_heading=INTRODUCTION)
    part.body += lines
    return part


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
