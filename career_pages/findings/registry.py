"""All rules that there are."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from career_pages.findings.finding import Finding, Severity
from career_pages.findings.subject import Subject


class Remark(NamedTuple):
    """What a rule says of one place: which field, the text in question, and what to do."""

    field: str
    excerpt: str
    message: str


Check = Callable[[Subject], Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named check and how much it weighs."""

    name: str
    severity: Severity
    check: Check

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """Yield a finding for each remark that the check makes."""
        for field, excerpt, message in self.check(subject):
            yield Finding(self.name, self.severity, message, shortened(excerpt), field)


_rules: dict[str, Rule] = {}


def rule(name: str, severity: Severity = Severity.ERROR) -> Callable[[Check], Check]:
    """Register the decorated check under ``name``; raises ValueError if the name is taken.

    ``severity`` is the usual one: a site may set another.
    """

    def register(check: Check) -> Check:
        if name in _rules:
            raise ValueError(f"There is a rule named {name!r} already.")
        _rules[name] = Rule(name, severity, check)
        return check

    return register


def registered_rules() -> tuple[Rule, ...]:
    """Return all rules in the order of their names."""
    return tuple(rule for _, rule in sorted(_rules.items()))


def shortened(text: str, longest: int = 120) -> str:
    """Return the text cut to ``longest`` characters."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
