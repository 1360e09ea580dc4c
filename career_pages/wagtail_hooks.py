"""Where the guide hooks into Wagtail."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.action_menu import PageLockedMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler
from wagtail_modeladmin.options import modeladmin_register

from career_pages.admin.bulk_actions import (
    DeletePagesAction,
    GatedPublishAction,
    SetAreaAction,
    SetReviewDatesAction,
    SetReviewerAction,
    UnpublishPagesAction,
)
from career_pages.admin.bulk_reports import BulkReportView
from career_pages.admin.dashboard import schedule_warning, what_needs_you
from career_pages.admin.health_report import GuideHealthReport
from career_pages.admin.imports import ImportMenuItem
from career_pages.admin.page_editor import (
    StartRoleView,
    chapter_pages,
    export_view,
    page_buttons,
    role_pages,
    show_requested_changes,
    warn_if_nobody_is_asked,
)
from career_pages.admin.records import RecordGroup, register_record_admins
from career_pages.admin.review_links import ReviewLinkAdmin, RevokeLinkView, ShareDraftView
from career_pages.admin.reviews import (
    ReviewLettersPanel,
    ReviewsDueReport,
    StillRightView,
)
from career_pages.admin.role_listing import role_explorer, role_listing
from career_pages.admin.screens import EditorsMenuItem, report_urls
from career_pages.admin.skills import SkillAdmin, skill_chooser
from career_pages.admin.sources import ReplaceAddressView, SourceAdmin, SourceView
from career_pages.admin.titles import (
    OtherTitleAdmin,
    SuggestedTitleAdmin,
    SuggestedTitlesReport,
    SuggestedTitlesView,
    TitleUsesView,
)
from career_pages.publishing.gate import REFUSED
from career_pages.reading.views import role_index_urls
from career_pages.review.links import REVOKED, SHARED
from career_pages.review.reminders import CONFIRMED

register_record_admins(
    SkillAdmin, OtherTitleAdmin, SuggestedTitleAdmin, SourceAdmin, ReviewLinkAdmin
)
modeladmin_register(RecordGroup)

hooks.register("register_role_index_urls", role_index_urls)
hooks.register("construct_homepage_panels", schedule_warning)
hooks.register("construct_homepage_panels", what_needs_you)
hooks.register("register_page_header_buttons", page_buttons)
hooks.register("register_page_listing_more_buttons", page_buttons)
hooks.register("before_edit_page", show_requested_changes)
hooks.register("after_create_page", warn_if_nobody_is_asked)
hooks.register("after_edit_page", warn_if_nobody_is_asked)
hooks.register("register_account_settings_panel", ReviewLettersPanel)

for viewset in (skill_chooser, role_listing, role_pages, chapter_pages):
    hooks.register("register_admin_viewset", lambda viewset=viewset: viewset)
# Behind other views of roles, which come with an explorer of their own.
hooks.register("register_admin_viewset", lambda: role_explorer, order=100)

# Behind Wagtail's own, since the first three replace those of the same names.
for action in (
    GatedPublishAction,
    UnpublishPagesAction,
    DeletePagesAction,
    SetAreaAction,
    SetReviewerAction,
    SetReviewDatesAction,
):
    hooks.register("register_bulk_action", action, order=100)


@hooks.register("construct_page_action_menu")
def locked_first(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Let the main button of a locked page say so, rather than cancel its review."""
    menu_items.sort(key=lambda item: not isinstance(item, PageLockedMenuItem))


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern | URLResolver]:
    """Return the addresses of the guide's own screens, besides those of lists of records."""
    role = "roles/<int:page_id>/"
    return [
        path("handbook/", include("career_pages.admin.handbook")),
        path("import/", include("career_pages.admin.imports")),
        *report_urls(GuideHealthReport, "reports/guide-health/"),
        path("reports/reviews-due/", ReviewsDueReport.as_view(), name="career_pages_reviews_due"),
        path(
            "reports/suggested-titles/",
            SuggestedTitlesReport.as_view(),
            name="career_pages_suggested_titles_report",
        ),
        path(f"{role}start/", StartRoleView.as_view(), name="career_pages_start_role"),
        path(f"{role}export/<str:file_format>/", export_view, name="export_role"),
        path(f"{role}review-links/", ShareDraftView.as_view(), name="career_pages_review_links"),
        path(f"{role}still-right/", StillRightView.as_view(), name="career_pages_still_right"),
        path(
            f"{role}suggested-titles/",
            SuggestedTitlesView.as_view(),
            name="career_pages_suggested_titles",
        ),
        path(
            "roles/review-links/<int:link_id>/revoke/",
            RevokeLinkView.as_view(),
            name="career_pages_revoke_review_link",
        ),
        path("roles/report/<slug:key>/", BulkReportView.as_view(), name="career_pages_bulk_report"),
        path("titles/uses/", TitleUsesView.as_view(), name="career_pages_title_uses"),
        path("sources/<int:source_id>/", SourceView.as_view(), name="career_pages_source"),
        path("sources/replace/", ReplaceAddressView.as_view(), name="career_pages_replace_address"),
    ]


@hooks.register("register_admin_menu_item")
def import_a_guide() -> MenuItem:
    """Return the menu entry of the import screen."""
    start = reverse("guide_imports:start")
    return ImportMenuItem("Import a guide", start, icon_name="upload", order=150)


@hooks.register("register_help_menu_item")
def handbook() -> MenuItem:
    """Return the menu entry of the handbook, above Wagtail's own help."""
    contents = reverse("handbook:contents")
    return MenuItem("Handbook", contents, name="handbook", icon_name="help", order=100)


@hooks.register("register_reports_menu_item")
def guide_health() -> MenuItem:
    """Return the menu entry of the report on health."""
    address = reverse(GuideHealthReport.index_url_name)
    return EditorsMenuItem("Guide health", address, icon_name="circle-check", order=100)


@hooks.register("register_reports_menu_item")
def reviews_due() -> MenuItem:
    """Return the menu entry of the report on reviews that are due."""
    address = reverse("career_pages_reviews_due")
    return MenuItem("Reviews due", address, icon_name="calendar-check", order=900)


@hooks.register("register_reports_menu_item")
def suggested_titles() -> MenuItem:
    """Return the menu entry of the report on suggested titles."""
    address = reverse("career_pages_suggested_titles_report")
    return MenuItem("Suggested titles", address, icon_name="tag", order=1000)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """Let a page's history say who shared its draft or confirmed it, and why it was refused."""
    actions.register_action(SHARED, "Share draft for review", "Draft shared for review")
    actions.register_action(REVOKED, "Revoke review link", "Review link revoked")
    actions.register_action(CONFIRMED, "Confirm review", "Found still right; reviewed today")

    @actions.register_action(REFUSED)
    class RefusedPublication(LogFormatter):
        label = "Publication refused"

        def format_message(self, log_entry: Any) -> str:
            return "Not published. " + " ".join(log_entry.data.get("reasons", []))


class LivePageLinkHandler(PageLinkHandler):
    """Links to pages that are live; the words of a link to any other page stay as plain words."""

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, str]]) -> list[Page | None]:
        """Return the page of each link, or None."""
        ids = [int(attrs["id"]) if attrs.get("id", "").isdigit() else 0 for attrs in attrs_list]
        pages = Page.objects.live().in_bulk(ids)
        return [pages.get(page_id) for page_id in ids]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Return the opening tag of each link."""
        return [
            f'<a href="{escape(page.url)}">' if page and page.url else "<a>"
            for page in cls.get_many(attrs_list)
        ]


@hooks.register("register_rich_text_features", order=100)
def live_page_links(features: FeatureRegistry) -> None:
    """Replace Wagtail's handler of links to pages."""
    features.register_link_type(LivePageLinkHandler)


@hooks.register("insert_editor_js")
def send_what_was_typed() -> SafeString:
    """Return the script that lets every form wait for its texts and for the draft on its way."""
    return format_html('<script src="{}"></script>', static("career_pages/editor/sending.js"))
