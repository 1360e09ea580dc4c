"""Quotes need a name and testimonials consent."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.checks import Severity, findings

Remarks = Callable[..., list[tuple[str, str]]]


def experience(**fields: Any) -> list[tuple[str, dict[str, Any]]]:
    return [("experience", {"testimonials": [{"quote": "It is loud.", **fields}]})]


def test_a_quote_without_a_person_is_found(remarks: Remarks) -> None:
    body = experience(job="Engineer", consent_date="2026-01-05")
    assert remarks("unattributed-quote", body=body) == [("body.testimonials.quote", "It is loud.")]


def test_a_quote_in_the_text_needs_its_author(remarks: Remarks) -> None:
    content = [("quote", {"quote": "Listen first."})]
    body = [("text", {"heading": "Words", "content": content})]
    assert remarks("unattributed-quote", body=body) == [("body.content.quote", "Listen first.")]


def test_missing_consent_is_found_and_does_not_stop_publication(
    make_role: Callable[..., Any],
) -> None:
    page = make_role(live=False, body=experience(person="P"))
    found = [one for one in findings(page) if one.rule == "unconsented-testimonial"]
    assert [one.severity for one in found] == [Severity.WARNING]
    assert found[0].field.endswith(".consent_date")


@pytest.mark.parametrize("rule", ["unattributed-quote", "unconsented-testimonial"])
def test_a_complete_testimonial_passes(remarks: Remarks, rule: str) -> None:
    assert remarks(rule, body=experience(person="P", consent_date="2026-01-05")) == []
