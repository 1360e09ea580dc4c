"""The report "Guide health": what is wrong where, in the whole guide."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Final

from django.db.models import (
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    TextField,
)
from django.db.models.functions import Cast
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.urls import reverse
from django_filters import MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from career_pages.admin.screens import (
    COMPLETENESS,
    HEALTH,
    STATUS,
    CountsColumn,
    MineFilter,
    OptionFilter,
    Options,
    ScoreColumn,
    edit_address,
    in_order,
    rule_label,
)
from career_pages.checks import Severity
from career_pages.checks.registry import registered_checks
from career_pages.models import CareerArea, RolePage

KIND: Final[Options] = {
    "role": ("Roles", partial(Q, rolepage__isnull=False)),
    "chapter": ("Chapters", partial(Q, chapterpage__isnull=False)),
}


class RuleFilter(MultipleChoiceFilter):
    """Narrows the report to pages on which one of the rules fires."""

    def filter(self, pages: QuerySet[Any], names: list[str]) -> QuerySet[Any]:
        # Databases differ in how they look into JSON, but not in how they write it down.
        fires = Q()
        for name in names:
            fires |= Q(findings_as_text__contains=f'"rule": "{name}"')
        if not fires:
            return pages
        return pages.alias(findings_as_text=Cast("health__findings", TextField())).filter(fires)


class AreaFilter(MultipleChoiceFilter):
    """Narrows the report to the roles of some career areas, and their chapters."""

    def filter(self, pages: QuerySet[Any], areas: list[str]) -> QuerySet[Any]:
        if not areas:
            return pages
        path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        roles = RolePage.objects.filter(area__in=areas).alias(path_here=path)
        return pages.filter(Exists(roles.filter(path_here__startswith=F("path"))))


class GuideHealthFilterSet(WagtailFilterSet):
    """Owner, rule, severity, career area, kind, completeness and status."""

    whose = MineFilter(label="Whose", mine="My pages")
    rule = RuleFilter(
        label="Rule",
        choices=lambda: sorted((one.name, rule_label(one.name)) for one in registered_checks()),
        widget=CheckboxSelectMultiple,
    )
    health = OptionFilter(HEALTH, label="Severity")
    area = AreaFilter(
        label="Career area",
        choices=lambda: [(str(area.pk), area.name) for area in CareerArea.objects.all()],
        widget=CheckboxSelectMultiple,
    )
    kind = OptionFilter(KIND, label="Kind of page")
    completeness = OptionFilter(COMPLETENESS, label="Completeness")
    status = OptionFilter(STATUS, label="Status")

    class Meta:
        model = Page
        fields: list[str] = []


SHOWN: Final = 3


class FindingsColumn(BaseColumn):
    """The most frequent findings, each a link to its field, and all others on demand."""

    cell_template_name = "career_pages/admin/health/findings_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Mapping[str, Any]) -> Any:
        """Return the cell's context with the groups of findings to show and those behind them."""
        context = super().get_cell_context_data(instance, parent_context)
        chosen = parent_context["request"].GET.getlist("rule")
        groups = finding_groups(instance, instance.health.findings, first=chosen)
        return {
            **context,
            "shown": groups[:SHOWN],
            "all": groups,
            "has_more": len(groups) > SHOWN or any(group.more for group in groups),
            "count": len(instance.health.findings),
        }


class GuideHealthReport(ReportView):
    """Lists the roles and chapters that somebody may edit, those with the most errors first."""

    page_title = "Guide health"
    header_icon = "circle-check"
    model = Page
    any_permission_required = ["change"]
    filterset_class = GuideHealthFilterSet
    index_url_name = "career_pages_guide_health"
    index_results_url_name = "career_pages_guide_health_results"
    results_template_name = "career_pages/admin/health/report_results.html"
    table_classname = "listing full-width guide-listing"
    verbose_name_plural = "pages"
    default_ordering = "-health__errors"
    columns = [
        TitleColumn(
            "title",
            label="Page",
            accessor="get_admin_display_title",
            sort_key="title",
            width="24%",
            get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
        ),
        Column(
            "kind",
            accessor="page_type_display_name",
            sort_key="content_type__model",
            width="8%",
            classname="guide-listing__less",
        ),
        ScoreColumn("score", label="Complete", sort_key="health__score", width="10%"),
        CountsColumn("counts", label="Findings", sort_key="health__errors", width="10%"),
        FindingsColumn("findings", label="Most frequent"),
        PageStatusColumn("status", sort_key="live", width="9%", classname="guide-listing__less"),
    ]

    def get_base_queryset(self) -> Any:
        """Return the checked pages that whoever looks may edit."""
        mine = self.permission_policy.instances_user_has_permission_for(self.request.user, "change")
        pages = Page.objects.filter(pk__in=mine.order_by().values("pk"), health__isnull=False)
        with_rows = pages.select_related("health").prefetch_related("content_type")
        return with_rows.prefetch_workflow_states().annotate_approved_schedule()

    def order_queryset(self, pages: Any) -> Any:
        """Return the pages in order, the same on every database."""
        return in_order(pages, self.ordering)

    def get_filtered_queryset(self) -> Any:
        """Return the pages that the filters leave: `get_queryset` has applied them."""
        return self.get_queryset()

    @cached_property
    def sheet(self) -> "Sheet":
        """What is exported: a row for each page, or with ``rows=findings`` for each finding."""
        areas = RolePage.objects.exclude(area=None).values_list("path", "area__name")
        return sheet_of(self.request.GET.get("rows", ""), self.request, dict(areas))

    @property
    def list_export(self) -> list[str]:
        """The names of the exported columns."""
        return list(self.sheet.columns) if self.is_export else ["title"]

    @property
    def export_headings(self) -> dict[str, str]:
        """What stands above the exported columns."""
        return {name: heading for name, (heading, _) in self.sheet.columns.items()}

    def get_filename(self) -> str:
        """Return the name of the exported file without its ending."""
        return self.sheet.filename

    def as_spreadsheet(self, pages: Any, spreadsheet_format: str) -> Any:
        """Return the pages as a file."""
        return super().as_spreadsheet(self.sheet.rows(pages), spreadsheet_format)

    def to_row_dict(self, row: Any) -> dict[str, Any]:
        """Return the cells of a row by the names of their columns."""
        return {name: value(row) for name, (_, value) in self.sheet.columns.items()}

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """The menu beside the title, with both kinds of file in both formats."""
        each_finding = [
            Button(
                f"Download each finding as {name.upper()}",
                url=f"{self.get_export_url(name)}&rows=findings",
                icon_name="download",
                priority=priority,
            )
            for priority, name in ((110, self.FORMAT_XLSX), (120, self.FORMAT_CSV))
        ]
        return [*super().header_more_buttons, *each_finding]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with an overview of all pages that the filters leave."""
        context = super().get_context_data(*args, **kwargs)
        if not self.is_export:
            context["overview"] = overview_of(self.object_list)
        return context


@dataclass(frozen=True, slots=True)
class FindingLink:
    """One finding: what to do, the text in question, and the address of its field."""

    is_error: bool
    message: str
    excerpt: str
    address: str


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """All that one rule found on a page."""

    label: str
    links: tuple[FindingLink, ...]

    @property
    def first(self) -> FindingLink:
        """The finding that stands for the others."""
        return self.links[0]

    @property
    def more(self) -> int:
        """How many there are besides the first."""
        return len(self.links) - 1


def finding_groups(
    page: Any, findings: Collection[Mapping[str, str]], first: Collection[str] = ()
) -> list[FindingGroup]:
    """Return the page's findings by rule: those named in ``first``, errors, the most frequent."""
    by_rule: dict[str, list[FindingLink]] = {}
    for finding in findings:
        link = FindingLink(
            finding["severity"] == Severity.ERROR,
            finding["message"],
            finding["excerpt"],
            edit_address(page.pk, finding["field"]),
        )
        by_rule.setdefault(finding["rule"], []).append(link)
    ranked = sorted(
        by_rule.items(),
        key=lambda item: (item[0] not in first, not item[1][0].is_error, -len(item[1])),
    )
    return [FindingGroup(rule_label(name), tuple(links)) for name, links in ranked]


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

    def rank(fired: tuple[tuple[str, bool], int]) -> tuple[int, str]:
        (name, _), number = fired
        return -number, name

    return Overview(
        counts["pages"],
        counts["errors"],
        counts["warnings"],
        counts["nothing"],
        round(counts["score"] / counts["pages"]) if counts["pages"] else 0,
        tuple(
            FiredRule(name, rule_label(name), is_error, number, findings[name, is_error])
            for (name, is_error), number in sorted(on_pages.items(), key=rank)[:MOST_RULES]
        ),
    )


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
        return request.build_absolute_uri(edit_address(page.pk, field))

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
