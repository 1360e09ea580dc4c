"""Where the guide hooks into Wagtail."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail_modeladmin.options import modeladmin_register

from career_pages.admin.export_buttons import export_buttons
from career_pages.admin.export_view import export_view
from career_pages.admin.gated_publish import GatedPublishBulkAction
from career_pages.admin.imports.import_menu_item import ImportMenuItem
from career_pages.admin.role_buttons import role_buttons
from career_pages.admin.skill_admin import SkillAdmin
from career_pages.admin.skill_chooser import SkillChooser, skill_chooser
from career_pages.admin.start_role_view import StartRoleView
from career_pages.admin.suggested_titles_report import SuggestedTitlesReport
from career_pages.admin.suggested_titles_view import SuggestedTitlesView
from career_pages.gate import REFUSED
from career_pages.page_link_handler import LivePageLinkHandler

modeladmin_register(SkillAdmin)

# Behind Wagtail's own, which it replaces.
hooks.register("register_bulk_action", GatedPublishBulkAction, order=100)


@hooks.register("register_admin_viewset")
def skills_to_choose_from() -> SkillChooser:
    """Return the chooser of skills."""
    return skill_chooser


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


@hooks.register("register_admin_urls")
def import_screen() -> list[URLPattern | URLResolver]:
    """Return the addresses of the import screen."""
    return [path("import/", include("career_pages.admin.imports.urls"))]


@hooks.register("register_admin_menu_item")
def import_a_guide() -> ImportMenuItem:
    """Return the menu item of the import screen."""
    start = reverse("guide_imports:start")
    return ImportMenuItem("Import a guide", start, icon_name="upload", order=150)


@hooks.register("register_reports_menu_item")
def suggested_titles_report() -> MenuItem:
    """Return the entry of the report on suggested titles."""
    address = reverse("career_pages_suggested_titles_report")
    return MenuItem("Suggested titles", address, icon_name="tag", order=1000)


@hooks.register("register_admin_urls")
def export_of_roles() -> list[URLPattern | URLResolver]:
    """Return the address under which a role is a document."""
    address = "roles/<int:page_id>/export/<str:file_format>/"
    return [path(address, export_view, name="export_role")]


@hooks.register("register_page_header_buttons")
def export_from_the_editor(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Offer a role as a document in the menu above its form."""
    return export_buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def export_from_the_list(page: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Offer a role as a document in the menu of its row."""
    return export_buttons(page, user)


@hooks.register("register_rich_text_features", order=100)
def live_page_links(features: FeatureRegistry) -> None:
    """Replace Wagtail's handler of links to pages."""
    features.register_link_type(LivePageLinkHandler)


@hooks.register("register_log_actions")
def refused_publication(actions: LogActionRegistry) -> None:
    """Let a page's history say why it was not published."""

    @actions.register_action(REFUSED)
    class RefusedPublication(LogFormatter):
        label = "Publication refused"

        def format_message(self, log_entry: Any) -> str:
            """Return the reasons."""
            return "Not published. " + " ".join(log_entry.data.get("reasons", []))
