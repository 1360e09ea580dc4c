"""Findings, and the checks that there are."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, NamedTuple

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import autodiscover_modules

from career_pages.checks.subject import Subject


class Severity(StrEnum):
    """An error stops publication; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of a check.

    ``rule`` is the rule's name, ``message`` says what to do, ``excerpt`` is the text in question,
    and ``field`` leads to the field to change: a field of the page ("lede"), or a path into its
    body ("body.<block id>.heading").
    """

    rule: str
    severity: Severity
    message: str
    excerpt: str
    field: str

    def as_json(self) -> dict[str, str]:
        """Return it as plain data."""
        return {
            "rule": self.rule,
            "severity": str(self.severity),
            "message": self.message,
            "excerpt": self.excerpt,
            "field": self.field,
        }


class Remark(NamedTuple):
    """What a rule says of one place: which field, the text in question, and what to do."""

    field: str
    excerpt: str
    message: str


Check = Callable[[Subject], Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named check and how much it weighs; one that is ``live_only`` leaves drafts alone."""

    name: str
    severity: Severity
    check: Check
    live_only: bool = False

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """Yield a finding for each remark that the check makes."""
        for field, excerpt, message in self.check(subject):
            yield Finding(self.name, self.severity, message, shortened(excerpt), field)


_rules: dict[str, Rule] = {}


def rule(
    name: str, severity: Severity = Severity.ERROR, *, live_only: bool = False
) -> Callable[[Check], Check]:
    """Register the decorated check under ``name``; raises ValueError if the name is taken.

    ``severity`` is the usual one: a site may set another. A ``live_only`` check is for pages that
    readers see.
    """

    def register(check: Check) -> Check:
        if name in _rules:
            raise ValueError(f"There is a rule named {name!r} already.")
        _rules[name] = Rule(name, severity, check, live_only)
        return check

    return register


def registered_rules() -> tuple[Rule, ...]:
    """Return all rules in the order of their names."""
    return tuple(rule for _, rule in sorted(_rules.items()))


def shortened(text: str, longest: int = 120) -> str:
    """Return the text cut to ``longest`` characters."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


OFF: Final = "off"


def find_own_rules() -> None:
    """Import the module `guide_rules` of each installed app that has one: it registers rules."""
    autodiscover_modules("guide_rules")


def rules_in_force() -> tuple[Rule, ...]:
    """Return the rules that GUIDE_RULES leaves, each with the severity that it sets.

    Raises ImproperlyConfigured for a rule that there is not, and for what is no severity.
    """
    wanted = {name: str(value).strip().lower() for name, value in settings.GUIDE_RULES.items()}
    rules = {rule.name: rule for rule in registered_rules()}
    for name, value in wanted.items():
        if name not in rules:
            raise ImproperlyConfigured(
                f"GUIDE_RULES has no rule {name!r}; it has {', '.join(sorted(rules))}."
            )
        if value not in {OFF, *Severity}:
            raise ImproperlyConfigured(
                f"GUIDE_RULES: {name} must be {', '.join(Severity)} or {OFF}, not {value!r}."
            )
    return tuple(
        replace(rule, severity=Severity(wanted.get(name, rule.severity)))
        for name, rule in rules.items()
        if wanted.get(name) != OFF
    )
