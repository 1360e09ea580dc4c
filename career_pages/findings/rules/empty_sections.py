"""A heading with nothing below it helps nobody."""

from collections.abc import Iterator

from career_pages.findings.finding import Severity
from career_pages.findings.registry import Remark, rule
from career_pages.findings.rules.required_sections import REQUIRED
from career_pages.findings.subject import Subject
from career_pages.sections import Section

# What a section is made for, where running text alone does not make it complete.
ESSENTIAL = {
    "ResponsibilitiesSection": ("items", "List the responsibilities, or remove this section."),
    "LevelSection": ("duties", "List the duties of this level, or remove the level."),
    "KeywordsSection": ("keywords", "List the keywords, or remove this section."),
}


@rule("empty-section")
def empty_sections(subject: Subject) -> Iterator[Remark]:
    """Remark on begun sections without text, without their list, and without a heading.

    A section that every role needs counts as begun.
    """
    unused = {section.path for section in _unused(subject)}
    for section in subject.sections:
        if section.path in unused:
            continue
        if not section.heading:
            yield Remark(section.heading_path(), "", "Write a heading.")
        if section.stands_alone:
            continue
        field, message = ESSENTIAL.get(section.kind, ("", ""))
        if not section.parts and not any(sub.parts for sub in section.subsections):
            message = message or "Write this section, or remove it: it is empty."
            yield Remark(section.path, section.heading, message)
        elif field and not any(f".{field}." in part.path for part in section.parts):
            yield Remark(section.path, section.heading, message)


@rule("unused-section", Severity.WARNING)
def unused_sections(subject: Subject) -> Iterator[Remark]:
    """Remark on each section that the form offers and nobody has begun, once for all inside it."""
    above = ""
    for section in _unused(subject):
        if not above or not section.path.startswith(f"{above}."):
            above = section.path
            message = "Write this section or remove it: readers do not see it while it is empty."
            yield Remark(section.path, section.heading, message)


def _unused(subject: Subject) -> Iterator[Section]:
    for section in subject.sections:
        if section.untouched and not (subject.is_role and section.kind in REQUIRED):
            yield section
