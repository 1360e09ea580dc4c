"""Editorial checks: what is not yet right with a page, and where.

A check of a site's own is a function of a `Subject` that yields a `Remark` for each place,
decorated with `check` in the module `guide_rules` of an installed app.
"""

from dataclasses import replace
from typing import Any, Final

from career_pages.checks import claims, naming, structure, wording
from career_pages.checks.guide import Guide
from career_pages.checks.registry import Check, Finding, Remark, Severity, check, checks_in_force
from career_pages.checks.subject import Subject, subject_of
from career_pages.editions import Memo
from career_pages.sections.projection import REMEMBERED, body_as_json

# What registers the checks when it is imported.
CHECKS = (claims, naming, structure, wording)

__all__ = ["Finding", "Guide", "Remark", "Severity", "Subject", "check", "findings"]


def findings(page: Any, guide: Guide | None = None) -> list[Finding]:
    """Return everything that the checks find on a role or chapter page, errors first.

    ``guide`` is what is known of the guide, read anew if it is None: whoever checks many pages
    hands one on. The number of queries does not depend on the length of the page. The checks look
    only at what is not the same as when they looked last.
    """
    guide = guide or Guide()
    subject, checks = subject_of(page, guide), checks_in_force()
    found = _found(page, subject, tuple(one for one in checks if not one.live_only))
    if page.live and page.pk:
        linked = not subject.is_role or guide.is_linked(page)
        subject = replace(subject, facts=replace(subject.facts, is_linked=linked))
        found += _found(page, subject, tuple(one for one in checks if one.live_only))
    return sorted(found, key=lambda one: (one.severity is not Severity.ERROR, one.rule))


_known: Final = Memo[list[Finding]](2 * REMEMBERED)


def _found(page: Any, subject: Subject, checks: tuple[Check, ...]) -> list[Finding]:
    def look() -> list[Finding]:
        return [finding for one in checks for finding in one.findings(subject)]

    if page.pk is None or not checks:
        return look()
    # Blocks of a page that is changed in memory stay the same objects: its content tells.
    source = subject, checks, body_as_json(page.body)
    return list(_known.get((page.pk, checks[0].live_only), source, look))
