"""Roles that start from O*NET, and the titles that it suggests."""

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from career_pages.admin.role_buttons import role_buttons
from career_pages.admin.start_role_view import StartRoleView
from career_pages.admin.suggested_titles_report import SuggestedTitlesReport
from career_pages.admin.suggested_titles_view import SuggestedTitlesView

hooks.register("register_page_header_buttons", role_buttons)
hooks.register("register_page_listing_more_buttons", role_buttons)


@hooks.register("register_admin_urls")
def role_urls() -> list[URLPattern]:
    """Return the addresses of what editors can do with roles besides editing them."""
    return [
        path(
            "reports/suggested-titles/",
            SuggestedTitlesReport.as_view(),
            name="career_pages_suggested_titles_report",
        ),
        path("roles/<int:page_id>/start/", StartRoleView.as_view(), name="career_pages_start_role"),
        path(
            "roles/<int:page_id>/suggested-titles/",
            SuggestedTitlesView.as_view(),
            name="career_pages_suggested_titles",
        ),
    ]


@hooks.register("register_reports_menu_item")
def suggested_titles_report() -> MenuItem:
    """Return the entry of the report on suggested titles."""
    address = reverse("career_pages_suggested_titles_report")
    return MenuItem("Suggested titles", address, icon_name="tag", order=1000)
