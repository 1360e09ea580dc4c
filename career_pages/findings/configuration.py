"""Which rules a site holds its guide to, and how much each weighs."""

from dataclasses import replace
from typing import Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import autodiscover_modules

from career_pages.findings.finding import Severity
from career_pages.findings.registry import Rule, registered_rules

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
