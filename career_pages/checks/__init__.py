"""Editorial checks: what is not yet right with a page, and where.

A rule of a site's own is a function of a `Subject` that yields a `Remark` for each place, decorated
with `rule` in the module `guide_rules` of an installed app.
"""

from dataclasses import replace
from typing import Any, Final

from career_pages.checks import claims, naming, structure, wording
from career_pages.checks.guide import Guide
from career_pages.checks.registry import Finding, Remark, Rule, Severity, rule, rules_in_force
from career_pages.checks.subject import Subject, subject_of
from career_pages.editions import Memo
from career_pages.sections.projection import REMEMBERED

# What registers the checks when it is imported.
CHECKS = (claims, naming, structure, wording)

__all__ = ["Finding", "Guide", "Remark", "Severity", "Subject", "findings", "rule"]


def findings(page: Any, guide: Guide | None = None) -> list[Finding]:
    """Return everything that the checks find on a role or chapter page, errors first.

    ``guide`` is what is known of the guide, read anew if it is None: whoever checks many pages
    hands one on. The number of queries does not depend on the length of the page. The rules look
    only at what is not the same as when they looked last.
    """
    guide = guide or Guide()
    subject, rules = subject_of(page, guide), rules_in_force()
    found = _found(page, subject, tuple(rule for rule in rules if not rule.live_only))
    if page.live and page.pk:
        linked = not subject.is_role or guide.is_linked(page)
        subject = replace(subject, facts=replace(subject.facts, is_linked=linked))
        found += _found(page, subject, tuple(rule for rule in rules if rule.live_only))
    return sorted(found, key=lambda one: (one.severity is not Severity.ERROR, one.rule))


_known: Final = Memo[list[Finding]](2 * REMEMBERED)


def _found(page: Any, subject: Subject, rules: tuple[Rule, ...]) -> list[Finding]:
    def look() -> list[Finding]:
        return [finding for rule in rules for finding in rule.findings(subject)]

    if page.pk is None or not rules:
        return look()
    return list(_known.get((page.pk, rules[0].live_only), (subject, rules), look))
