"""What became of many pages."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from career_pages.admin.bulk.report import kept_report
from career_pages.admin.bulk.rows import HAPPENED, grouped


class BulkReportView(WagtailAdminTemplateMixin, TemplateView):
    """Shows the person who asked for an action what became of each page."""

    template_name = "career_pages/admin/bulk/report.html"
    header_icon = "list-ul"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the report, or say that it is gone."""
        report = kept_report(request, kwargs["key"])
        if report is None:
            messages.warning(request, "That report is no longer kept. The pages are as it said.")
            return redirect("wagtailadmin_explore_root")
        self.report = report
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the report."""
        return self.render_to_response(self.get_context_data())

    def get_page_title(self) -> str:
        """Return what was done."""
        return self.report.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return none: the report has a link back to where the pages were chosen."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the pages by their results."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        groups = grouped(self.report.outcomes, HAPPENED, self.request.user)
        return {**context, "groups": groups, "back": self.report.back}
