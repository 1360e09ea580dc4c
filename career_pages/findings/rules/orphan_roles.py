"""A role that nobody comes across."""

from collections.abc import Iterator

from career_pages.findings.finding import Severity
from career_pages.findings.registry import Remark, rule
from career_pages.findings.subject import Subject


@rule("orphan-role", Severity.WARNING)
def orphan_roles(subject: Subject) -> Iterator[Remark]:
    """Remark on a live role to which no other live page links.

    The list of all roles links to everything, and chapters to their own role: neither helps a
    reader to find it.
    """
    if subject.is_role and subject.is_live and not subject.facts.is_linked:
        yield Remark(
            "related_roles",
            subject.role_name.singular,
            "Help readers to find this role: no live page links to it. Add it to the related roles "
            "of another role, or link to it in a text.",
        )
