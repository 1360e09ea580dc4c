"""Editorial checks: what is not yet right with a page, and where.

A check of a site's own is a function of a `Subject` that yields a `Remark` for each place,
decorated with `check` in the module `guide_rules` of an installed app.
"""

# Each registers its checks when it is imported.
from career_pages.checks import claims, naming, structure, wording
from career_pages.checks.registry import Finding, Remark, Severity, check, findings
from career_pages.checks.subject import Guide, Subject

__all__ = [
    "Finding",
    "Guide",
    "Remark",
    "Severity",
    "Subject",
    "check",
    "claims",
    "findings",
    "naming",
    "structure",
    "wording",
]
