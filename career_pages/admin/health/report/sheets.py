"""The report as a spreadsheet, with a row for each page or for each finding."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from career_pages.admin.health.addresses import finding_address
from career_pages.admin.health.finding_groups import finding_groups
from career_pages.admin.health.rule_labels import rule_label

Row = tuple[Any, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file's name, its columns by name (heading, and what stands in it), and its rows."""

    filename: str
    columns: Mapping[str, tuple[str, Callable[[Row], Any]]]
    rows: Callable[[Iterable[Any]], Iterator[Row]]


def sheet_of(kind: str, request: HttpRequest, areas: Mapping[str, str]) -> Sheet:
    """Return the sheet with a row for each finding if ``kind`` is "findings", else for each page.

    Of the findings, those of the rules that the report is narrowed to are on it, or all.
    ``areas`` are the names of career areas by the tree paths of their roles.
    """
    rules = request.GET.getlist("rule")
    page_columns: dict[str, tuple[str, Callable[[Row], Any]]] = {
        "title": ("Page", lambda row: row[0].get_admin_display_title()),
        "kind": ("Kind", lambda row: row[0].page_type_display_name),
        "area": ("Career area", lambda row: area_of(row[0], areas)),
        "url": ("Address", lambda row: row[0].full_url or ""),
        "status": ("Status", lambda row: str(row[0].status_string)),
    }

    def editor(page: Any, field: str) -> str:
        return request.build_absolute_uri(finding_address(page, field))

    if kind == "findings":
        return Sheet(
            "guide-findings",
            {
                **page_columns,
                "rule": ("Rule", lambda row: rule_label(row[1]["rule"])),
                "severity": ("Severity", lambda row: row[1]["severity"]),
                "message": ("What to do", lambda row: row[1]["message"]),
                "excerpt": ("Text", lambda row: row[1]["excerpt"]),
                "field": ("Field", lambda row: row[1]["field"]),
                "editor": ("Editor", lambda row: editor(row[0], row[1]["field"])),
            },
            lambda pages: (
                (page, one)
                for page in pages
                for one in page.health.findings
                if not rules or one["rule"] in rules
            ),
        )
    return Sheet(
        "guide-health",
        {
            **page_columns,
            "score": ("Completeness (%)", lambda row: row[0].health.score),
            "errors": ("Errors", lambda row: row[0].health.errors),
            "warnings": ("Warnings", lambda row: row[0].health.warnings),
            "findings": ("Most frequent findings", lambda row: _most_frequent(row[0])),
            "todo": (
                "Missing",
                lambda row: " ".join(step["label"] for step in row[0].health.todo),
            ),
            "checked_on": ("Checked", lambda row: row[0].health.checked_on),
        },
        lambda pages: ((page, {}) for page in pages),
    )


def area_of(page: Any, areas: Mapping[str, str]) -> str:
    """Return the name of the career area of a role, or of a chapter's role; "" if it has none."""
    return areas.get(page.path) or areas.get(page.path[: -page.steplen], "")


def _most_frequent(page: Any) -> str:
    groups = finding_groups(page, page.health.findings)
    return "; ".join(f"{group.label} ({len(group.links)})" for group in groups[:3])
