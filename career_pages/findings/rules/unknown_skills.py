"""Skills that the guide does not know yet."""

from collections.abc import Iterator

from career_pages.findings.finding import Severity
from career_pages.findings.registry import Remark, rule
from career_pages.findings.subject import Subject


@rule("unknown-skill", Severity.WARNING)
def unknown_skills(subject: Subject) -> Iterator[Remark]:
    """Remark on each skill that an import made and no editor has confirmed."""
    for skill in subject.facts.skills:
        if skill.is_known:
            continue
        if skill.closest:
            advice = f"Did you mean “{skill.closest}”? Choose that one, or confirm this one"
        else:
            advice = "Choose another, or confirm this one"
        yield Remark(
            skill.path,
            skill.name,
            f"The guide does not know the skill “{skill.name}”. {advice} in the list of skills.",
        )
