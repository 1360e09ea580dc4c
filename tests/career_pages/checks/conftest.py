"""A page for the rules."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.checks import findings


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
def messages(make_role: Callable[..., Any]) -> Callable[..., list[str]]:
    """Return, for a rule and the fields of a role, what it says."""

    def find(rule: str, **fields: Any) -> list[str]:
        page = make_role(live=False, **fields)
        return [finding.message for finding in findings(page) if finding.rule == rule]

    return find


@pytest.fixture
def stored(make_role: Callable[..., Any]) -> Callable[..., Any]:
    """Return a draft whose body is given as it is stored, ids and all."""

    def make(body: list[dict[str, Any]], **fields: Any) -> Any:
        page = make_role(live=False, **fields)
        page.body = page.body.stream_block.to_python(body)
        return page

    return make
