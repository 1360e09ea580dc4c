"""What is said outright of a line: by the author's mark, or by an editor."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from career_pages.importing.corrections import PART_KINDS, Correction
from career_pages.importing.evidence import Evidence
from career_pages.importing.limits import LONGEST_HEADING
from career_pages.importing.line_roles import HEADING_ROLES, LineRole
from career_pages.importing.notes import Notes
from career_pages.importing.outline import Line
from career_pages.importing.page_builder import role_of
from career_pages.importing.reshaping import may_be, reshaped
from career_pages.importing.section_marks import CLOSING, LIST, SUBHEADING
from career_pages.importing.title_lines import LONGEST_NAME, LONGEST_QUESTION

_LONGEST: Final[Mapping[str, int]] = {
    "SpecializationBlock": LONGEST_NAME,
    "FAQBlock": LONGEST_QUESTION,
}
_LONGEST_HEADLINE: Final = 255
_MARKED_ROLES: Final[Mapping[str, LineRole]] = {
    "RolePage": LineRole.HEADLINE,
    "ChapterPage": LineRole.CHAPTER,
    **dict.fromkeys(PART_KINDS - {"UpNextBlock"}, LineRole.PART),
    **dict.fromkeys((SUBHEADING, LIST, CLOSING), LineRole.SUBHEADING),
}
_FIXED: Final = frozenset({LineRole.HEADLINE, LineRole.CHAPTER, LineRole.SECTION})


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
    choices |= {index: _marked(line) for index, line in enumerate(lines) if line.mark}
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


def _marked(line: Line) -> Choice:
    if line.mark is None:
        raise ValueError("the line has no mark")
    role = _MARKED_ROLES.get(line.mark.kind, LineRole.SECTION)
    return Choice(line, role, line.mark.kind, line.mark.detail, evidence=Evidence.MARK)


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
    if section is not None and (role in _FIXED or role is LineRole.LEFT_OUT):
        notes.warn(line.first, f"A {role} cannot be moved into another section; it stays here.")
        section = None
    if role is None:
        return Choice(line, None, section=section)
    line = reshaped(line, role, notes)
    return Choice(line, role, correction.kind, correction.detail, section)


def _refusal(line: Line, role: LineRole, kind: str) -> str:
    """Return why a line cannot play a role, or ""."""
    if not may_be(line, role):
        what = "A picture" if line.picture else "This text"
        return f"{what} cannot become a {role}; it stays what it is."
    longest = _LONGEST.get(kind, LONGEST_HEADING)
    if role is LineRole.HEADLINE:
        longest = _LONGEST_HEADLINE
    if role in HEADING_ROLES and len(line.title) > longest:
        return f"A {role} has at most {longest} characters; shorten this line in the document."
    return ""


def _with_one_headline(choices: dict[int, Choice], notes: Notes) -> dict[int, Choice]:
    headlines = [index for index, one in choices.items() if one.role is LineRole.HEADLINE]
    for index in headlines[:-1]:
        line = choices.pop(index).line
        notes.warn(line.first, "A page has one headline, and another line was chosen for it.")
    return choices
