"""Where editors see the state of the whole guide."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import policy_registry

from career_pages.admin.health.report.view import GuideHealthReport
from career_pages.admin.role_listing.viewsets import (
    RoleExplorer,
    RoleListing,
    role_explorer,
    role_listing,
)


class GuideHealthMenuItem(MenuItem):
    """Is shown to whoever may edit pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the report lets this person in."""
        policy = policy_registry.get_by_type(Page)
        return bool(policy.user_has_permission(request.user, "change"))


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
    view = GuideHealthReport
    return [
        path("reports/guide-health/", view.as_view(), name=view.index_url_name),
        path(
            "reports/guide-health/results/",
            view.as_view(results_only=True),
            name=view.index_results_url_name,
        ),
    ]


@hooks.register("register_reports_menu_item")
def guide_health() -> MenuItem:
    """Return the entry of the report."""
    address = reverse(GuideHealthReport.index_url_name)
    return GuideHealthMenuItem("Guide health", address, icon_name="circle-check", order=100)
