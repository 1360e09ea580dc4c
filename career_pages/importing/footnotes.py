"""The footnotes of a page, gathered at its end."""

from typing import Final

from career_pages.importing.arrangement import Arrangement, Part
from career_pages.importing.evidence import Evidence

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
