"""Editorial checks: what is not yet right with a page, and where.

A rule of a site's own is a function of a `Subject` that yields a `Remark` for each place, decorated
with `rule` in the module `guide_rules` of an installed app.
"""

from typing import Any

from career_pages.checks import claims, naming, structure, wording
from career_pages.checks.guide import known_guide
from career_pages.checks.registry import Finding, Remark, Severity, rule, rules_in_force
from career_pages.checks.subject import Subject, subject_of

# What registers the checks when it is imported.
CHECKS = (claims, naming, structure, wording)

__all__ = ["Finding", "Remark", "Severity", "Subject", "findings", "known_guide", "rule"]


def findings(page: Any) -> list[Finding]:
    """Return everything that the checks find on a role or chapter page, errors first.

    The number of queries does not depend on the length of the page. Within `known_guide`, many
    pages are checked with few.
    """
    subject = subject_of(page)
    found = [finding for rule in rules_in_force() for finding in rule.findings(subject)]
    return sorted(found, key=lambda finding: finding.severity is not Severity.ERROR)
