"""A heading with nothing below it helps nobody."""

from collections.abc import Iterator

from career_pages.findings.registry import Remark, rule
from career_pages.findings.subject import Subject

# What a section is made for, where running text alone does not make it complete.
ESSENTIAL = {
    "ResponsibilitiesSection": ("items", "List the responsibilities, or remove this section."),
    "LevelSection": ("duties", "List the duties of this level, or remove the level."),
    "KeywordsSection": ("keywords", "List the keywords, or remove this section."),
}


@rule("empty-section")
def empty_sections(subject: Subject) -> Iterator[Remark]:
    """Remark on sections without text, without their list, and without a heading."""
    for section in subject.sections:
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
