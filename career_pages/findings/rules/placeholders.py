"""Words that stand for words still to be written."""

import re
from collections.abc import Iterator

from career_pages.findings.registry import Remark, rule
from career_pages.findings.subject import Subject

PLACEHOLDERS = (
    re.compile(r"\blorem ipsum\b", re.IGNORECASE),
    re.compile(r"\b(?:TODO|TBC|TBD|FIXME|XXX|XYZ|JOB)\b"),
    re.compile(r"\[(?:[A-Z][A-Z _-]*|your [^\]]*|insert [^\]]*)\]"),
    re.compile(r"\{\{?\s*\w+\s*\}?\}"),
)


@rule("placeholder")
def placeholders(subject: Subject) -> Iterator[Remark]:
    """Remark on each placeholder, once for each text that holds it."""
    for field, text in subject.texts():
        for placeholder in dict.fromkeys(
            match[0] for pattern in PLACEHOLDERS for match in pattern.finditer(text)
        ):
            yield Remark(field, text, f"Replace the placeholder “{placeholder}” with real words.")
