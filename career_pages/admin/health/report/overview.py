"""The state of many pages in a few numbers."""

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from career_pages.admin.health.rule_labels import rule_label
from career_pages.findings import Severity

MOST_RULES: Final = 8


@dataclass(frozen=True, slots=True)
class FiredRule:
    """How often a rule fires: on how many pages, and how many times in all."""

    name: str
    label: str
    is_error: bool
    pages: int
    findings: int


@dataclass(frozen=True, slots=True)
class Overview:
    """How many pages there are, how many of them have what, and which rules fire most."""

    pages: int
    with_errors: int
    with_warnings: int
    with_nothing: int
    average_score: int
    rules: tuple[FiredRule, ...]


def overview_of(pages: Any) -> Overview:
    """Return the overview of a queryset of pages, read row by row in one query."""
    counts: Counter[str] = Counter()
    findings: Counter[tuple[str, bool]] = Counter()
    on_pages: Counter[tuple[str, bool]] = Counter()
    rows = (
        pages.order_by()
        .prefetch_related(None)
        .values_list("health__score", "health__errors", "health__warnings", "health__findings")
    )
    for score, errors, warnings, found in rows.iterator():
        counts.update(
            pages=1,
            score=score,
            errors=bool(errors),
            warnings=bool(warnings),
            nothing=not errors and not warnings,
        )
        kinds = [(one["rule"], one["severity"] == Severity.ERROR) for one in found]
        findings.update(kinds)
        on_pages.update(set(kinds))
    return Overview(
        counts["pages"],
        counts["errors"],
        counts["warnings"],
        counts["nothing"],
        round(counts["score"] / counts["pages"]) if counts["pages"] else 0,
        tuple(
            FiredRule(name, rule_label(name), is_error, number, findings[name, is_error])
            for (name, is_error), number in on_pages.most_common(MOST_RULES)
        ),
    )
