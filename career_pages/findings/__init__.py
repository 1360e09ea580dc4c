"""Editorial checks: what is not yet right with a page, and where."""

from typing import Any

from career_pages.findings import rules as rules  # registers the rules
from career_pages.findings.finding import Finding, Severity
from career_pages.findings.registry import registered_rules
from career_pages.findings.subject import subject_of

__all__ = ["Finding", "Severity", "findings"]


def findings(page: Any) -> list[Finding]:
    """Return everything that the checks find on a role or chapter page, errors first."""
    subject = subject_of(page)
    found = [finding for rule in registered_rules() for finding in rule.findings(subject)]
    return sorted(found, key=lambda finding: finding.severity is not Severity.ERROR)
