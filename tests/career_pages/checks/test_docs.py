"""The table of rules for people who run a site."""

import re
from pathlib import Path

from career_pages.checks.registry import registered_rules

CHECKS = Path(__file__).parents[3] / "docs" / "checks.md"
ROW = re.compile(r"^\| `([\w-]+)` \| (error|warning) \| (.+) \| (.+) \|$", re.MULTILINE)


def test_the_table_names_every_rule_with_its_severity() -> None:
    rows = ROW.findall(CHECKS.read_text())
    documented = [(name, severity) for name, severity, _, _ in rows]
    builtin = [
        (rule.name, str(rule.severity))
        for rule in registered_rules()
        if rule.check.__module__.startswith("career_pages.")
    ]
    assert documented == sorted(builtin)
