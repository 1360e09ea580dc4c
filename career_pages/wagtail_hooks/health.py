"""Where editors see the state of the whole guide."""

from django.urls import URLPattern, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from career_pages.admin.health.report.view import GuideHealthReport
from career_pages.admin.reports import EditorsMenuItem, report_urls
from career_pages.admin.role_listing.viewsets import (
    RoleExplorer,
    RoleListing,
    role_explorer,
    role_listing,
)


@hooks.register("register_admin_viewset")
def listing_of_roles() -> RoleListing:
    """Return the listing of all roles."""
    return role_listing


# Behind other views of roles, which come with an explorer of their own.
@hooks.register("register_admin_viewset", order=100)
def explorer_of_roles() -> RoleExplorer:
    """Return the explorer below the roles index."""
    return role_explorer


@hooks.register("register_admin_urls")
def report_on_health() -> list[URLPattern]:
    """Return the addresses of the report."""
    return report_urls(GuideHealthReport, "reports/guide-health/")


@hooks.register("register_reports_menu_item")
def guide_health() -> MenuItem:
    """Return the entry of the report."""
    address = reverse(GuideHealthReport.index_url_name)
    return EditorsMenuItem("Guide health", address, icon_name="circle-check", order=100)
