"""The report "Guide health": what is wrong where, in the whole guide."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.urls import reverse
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from career_pages.admin.health.columns import CountsColumn, ScoreColumn
from career_pages.admin.health.finding_groups import finding_groups
from career_pages.admin.health.report.filters import GuideHealthFilterSet
from career_pages.admin.health.report.overview import overview_of
from career_pages.admin.health.report.sheets import Sheet, sheet_of
from career_pages.admin.listing_order import in_order
from career_pages.models import RolePage

SHOWN = 3


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
    def sheet(self) -> Sheet:
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
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        if not self.is_export:
            context["overview"] = overview_of(self.object_list)
        return context
