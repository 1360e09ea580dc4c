"""A page for the rules."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.findings import findings


@pytest.fixture
def remarks(make_role: Callable[..., Any]) -> Callable[..., list[tuple[str, str]]]:
    """Return, for a rule and the fields of a role, (field with ids left out, excerpt) of each."""

    def find(rule: str, **fields: Any) -> list[tuple[str, str]]:
        page = make_role(live=False, **fields)
        return [
            (".".join(step for step in finding.field.split(".") if len(step) < 36), finding.excerpt)
            for finding in findings(page)
            if finding.rule == rule
        ]

    return find


@pytest.fixture
def faultless(make_role: Callable[..., Any]) -> Any:
    """A role on which no rule should remark."""
    return make_role(live=False)
