"""What stands between a page's title and its first section: a lede, and what is more than that."""

from collections.abc import Sequence
from typing import Final

from career_pages.importing.arrangement import Arrangement, Part
from career_pages.importing.evidence import Evidence
from career_pages.importing.notes import Notes
from career_pages.importing.outline import Line
from career_pages.importing.plain_fields import has_links

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
