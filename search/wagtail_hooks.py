"""What readers search for, in the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from career_pages.admin.screens import EditorsMenuItem, report_urls
from search.admin import AddTitleView, PromoteView, SearchesReport


@hooks.register("register_admin_urls")
def report_on_searches() -> list[URLPattern]:
    """Return the addresses of the report, and of what can be done about a query."""
    return [
        *report_urls(SearchesReport, "reports/searches/"),
        path("reports/searches/title/", AddTitleView.as_view(), name="search_add_title"),
        path("reports/searches/promotion/", PromoteView.as_view(), name="search_promote"),
    ]


@hooks.register("register_reports_menu_item")
def searches() -> MenuItem:
    """Return the entry of the report."""
    address = reverse(SearchesReport.index_url_name)
    return EditorsMenuItem(_("Searches"), address, icon_name="search", order=200)


@hooks.register("construct_reports_menu")
def without_search_terms(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out Wagtail's own report, whose counts nobody writes: it would be empty."""
    items[:] = [item for item in items if item.name != "search-terms"]
