"""A year that has passed makes a page look abandoned."""

import re
from collections.abc import Iterator

from career_pages.findings.registry import Remark, rule
from career_pages.findings.subject import Subject

YEAR = re.compile(r"(?<![\d.,/-])(20\d\d)(?![\d/-]|[.,]\d)")
EARLIEST = 2000


@rule("stale-year")
def stale_years(subject: Subject) -> Iterator[Remark]:
    """Remark on each past year in a heading, a field of the page, or a teaser."""
    places = dict(subject.headings())
    for section in subject.sections:
        if section.stands_alone or section.kind == "CallToActionBlock":
            places.update({part.path: part.text for part in section.parts})
    for field, text in places.items():
        for year in dict.fromkeys(YEAR.findall(text)):
            if EARLIEST <= int(year) < subject.today.year:
                yield Remark(field, text, f"{year} is over: leave the year out, or update it.")
