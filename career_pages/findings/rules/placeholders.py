"""Words that stand for words still to be written."""

import re
from collections.abc import Iterator

from career_pages.findings.registry import Remark, rule
from career_pages.findings.subject import Subject

PLACEHOLDER = re.compile(
    r"\b(?i:lorem ipsum)\b"
    r"|\b(?:TODO|TBC|TBD|FIXME|XXX|XYZ|JOB)\b"
    r"|\[(?:[A-Z][A-Z _-]*|your [^\]]*|insert [^\]]*)\]"
    r"|\{\{?\s*\w+\s*\}?\}"
)


@rule("placeholder")
def placeholders(subject: Subject) -> Iterator[Remark]:
    """Remark on each placeholder, once for each text that holds it."""
    for field, text in subject.texts():
        for placeholder in dict.fromkeys(PLACEHOLDER.findall(text)):
            yield Remark(field, text, f"Replace the placeholder “{placeholder}” with real words.")
