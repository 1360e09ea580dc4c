"""From an arrangement to the places of its lines."""

from collections.abc import Mapping
from dataclasses import dataclass

from career_pages.importing.arrangement import Arrangement, Assignment, Part
from career_pages.importing.evidence import Evidence
from career_pages.importing.line_roles import LineRole
from career_pages.importing.page_builder import role_of
from career_pages.importing.placement import DOUBTFUL_BELOW, Placement


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
