"""A role says what it is, what people do, and what they answer for."""

from collections.abc import Iterator

from career_pages.findings.registry import Remark, rule
from career_pages.findings.subject import Subject

REQUIRED = {
    "DefinitionSection": "Definition",
    "OverviewSection": "What they do",
    "ResponsibilitiesSection": "Key responsibilities",
}


@rule("required-section")
def required_sections(subject: Subject) -> Iterator[Remark]:
    """Remark on each section that every role needs and this one lacks, and on an empty body."""
    if not subject.is_role or not subject.top_sections:
        if all(section.untouched for section in subject.top_sections):
            yield Remark("body", "", "Write at least one section: the page has no text yet.")
        return
    present = {section.kind for section in subject.top_sections}
    for kind, label in REQUIRED.items():
        if kind not in present:
            yield Remark("body", "", f"Add the section “{label}”: every role needs it.")
