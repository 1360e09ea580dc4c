"""The report "Searches": what readers look for, and whether they find it."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from django.db.models import F, QuerySet
from django.forms import RadioSelect
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from career_pages.admin.option_filter import OptionFilter, Options
from search.counting.searched import FAILING, WEAK, searched
from search.models import SearchCount

USUAL_DAYS: Final = 30
OTHER_DAYS: Final = {"7": _("7 days"), "90": _("90 days")}
FOUND: Final[Options] = {
    "nothing": (_("Nothing"), lambda: FAILING),
    "little": (_("1 to 3 pages"), lambda: WEAK),
}
# With what a program for tables would take a text for a formula.
BEGINS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


class DaysFilter(ChoiceFilter):
    """Chooses of how many days the report is, which is so before anything is added up."""

    def filter(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Return the rows as they are."""
        return rows


class SearchesFilterSet(WagtailFilterSet):
    """The days, and how much was found."""

    days = DaysFilter(
        label=_("Of the last"),
        choices=list(OTHER_DAYS.items()),
        empty_label=_("30 days"),
        widget=RadioSelect,
    )
    found = OptionFilter(FOUND, label=_("Found"))

    class Meta:
        model = SearchCount
        fields: list[str] = []


class QueryColumn(BaseColumn):
    """What readers typed, which leads to what they find now, and what helps them to find more."""

    cell_template_name = "search/admin/query_cell.html"

    class Media:
        css = {"all": ["career_pages/guide_listing.css"]}

    def get_cell_context_data(self, instance: Any, parent_context: Mapping[str, Any]) -> Any:
        """Return the cell's context, and what whoever looks may do."""
        context = super().get_cell_context_data(instance, parent_context)
        user = parent_context["request"].user
        return {
            **context,
            "may_add_synonym": user.has_perm("search.add_synonym"),
            "may_promote": user.has_perm("wagtailsearchpromotions.add_searchpromotion"),
        }


class FoundColumn(BaseColumn):
    """How many pages they found."""

    cell_template_name = "search/admin/found_cell.html"


class SearchesReport(ReportView):
    """Lists the queries of some days, those first for which readers searched most."""

    page_title = _("Searches")
    header_icon = "search"
    model = SearchCount
    permission_policy = policy_registry.get_by_type(Page)
    any_permission_required = ["change"]
    filterset_class = SearchesFilterSet
    index_url_name = "search_report"
    index_results_url_name = "search_report_results"
    results_template_name = "search/admin/searches_results.html"
    table_classname = "listing guide-listing"
    verbose_name_plural = _("searches")
    default_ordering = "-searches"
    export_filename = "searches"
    list_export = ["query", "searches", "found", "last"]
    export_headings = {
        "query": _("Query"),
        "searches": _("Searches"),
        "found": _("Pages found"),
        "last": _("Last searched for"),
    }
    columns = [
        QueryColumn("query", label=_("Query"), sort_key="query", width="50%"),
        NumberColumn("searches", label=_("Searches"), sort_key="searches"),
        FoundColumn("found", label=_("Pages found"), sort_key="found"),
        Column(
            "last",
            accessor=lambda row: date_format(row["last"]),
            label=_("Last searched for"),
            sort_key="last",
            classname="guide-listing__less",
        ),
    ]

    @cached_property
    def days(self) -> int:
        """Of how many days it is."""
        wanted = self.request.GET.get("days", "")
        return int(wanted) if wanted in OTHER_DAYS else USUAL_DAYS

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        """Return the queries of those days."""
        return searched(self.days)

    def order_queryset(self, rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        """Return the queries in order, the same on every database."""
        name = self.ordering.removeprefix("-")
        order = F(name).desc() if self.ordering.startswith("-") else F(name).asc()
        return rows.order_by(order, "query")

    def get_filtered_queryset(self) -> QuerySet[Any, Any]:
        """Return the queries that the filters leave: `get_queryset` has applied them."""
        queries: QuerySet[Any, Any] = self.get_queryset()
        return queries

    def to_row_dict(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return the cells of a row; what somebody typed is no formula in any of them."""
        query = row["query"]
        safe = f"'{query}" if query.startswith(BEGINS_FORMULA) else query
        return {name: row[name] for name in self.list_export} | {"query": safe}

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the number of days."""
        return {**super().get_context_data(*args, **kwargs), "days": self.days}
