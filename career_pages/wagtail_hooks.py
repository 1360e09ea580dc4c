"""Where the guide hooks into Wagtail."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.defaultfilters import linebreaksbr
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import escape, format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import PageLockedMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.admin.views.home import (
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page, WorkflowState
from wagtail.permissions import policy_registry
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
from career_pages.admin.dashboard import NeedsPanel, PagesWithOthersPanel, SchedulePanel
from career_pages.admin.health_report import GuideHealthReport
from career_pages.admin.imports import ImportMenuItem
from career_pages.admin.listings import EditorsMenuItem, report_urls
from career_pages.admin.onet_roles import StartRoleView, SuggestedTitlesReport, SuggestedTitlesView
from career_pages.admin.page_editor import (
    ChapterPageViewSet,
    RolePageViewSet,
    chapter_pages,
    export_buttons,
    export_view,
    role_buttons,
    role_pages,
)
from career_pages.admin.records import RecordGroup, register_record_admins
from career_pages.admin.review_dates import (
    ReviewLettersPanel,
    ReviewsDueReport,
    StillRightView,
    reviewing_buttons,
)
from career_pages.admin.review_links import ReviewLinkAdmin, RevokeLinkView, ShareDraftView
from career_pages.admin.role_listing import RoleExplorer, RoleListing, role_explorer, role_listing
from career_pages.admin.skills import SkillAdmin, SkillChooser, skill_chooser
from career_pages.admin.sources import ReplaceAddressView, SourceAdmin, SourceView
from career_pages.admin.titles import OtherTitleAdmin, SuggestedTitleAdmin, TitleUsesView
from career_pages.models.reviews import named, people_asked
from career_pages.publishing.gate import REFUSED
from career_pages.publishing.schedule import late_jobs
from career_pages.reading.views import role_index_urls
from career_pages.review.links import REVOKED, SHARED
from career_pages.review.reminders import CONFIRMED
from career_pages.sections.page_links import live_pages


class LivePageLinkHandler(PageLinkHandler):
    """Links to pages that are live; the words of a link to any other page stay as plain words."""

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, str]]) -> list[Page | None]:
        """Return the page of each link, or None."""
        ids = [int(attrs["id"]) if attrs.get("id", "").isdigit() else 0 for attrs in attrs_list]
        pages = live_pages(ids)
        return [pages.get(page_id) for page_id in ids]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Return the opening tag of each link."""
        return [
            f'<a href="{escape(page.url)}">' if page and page.url else "<a>"
            for page in cls.get_many(attrs_list)
        ]


_SUBMITTING = ("action-submit", "action-restart-workflow", "action-workflow-action")


@hooks.register("before_edit_page")
def changes_requested(request: HttpRequest, page: Any) -> None:
    """Show what a reviewer wrote above the form of a page that was sent back."""
    state = page.current_workflow_state
    if request.method != "GET" or not state or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return
    decided = state.current_task_state
    messages.warning(
        request,
        format_html(
            "<b>{} asks for changes.</b><p>{}</p>When they are made, choose “Resubmit to {}” in "
            "the menu below.",
            named(decided.finished_by),
            linebreaksbr(decided.comment),
            decided.task.name,
        ),
    )


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def nobody_was_asked(request: HttpRequest, page: Any) -> None:
    """Warn who submits or approves a page when nobody is there for the step that follows."""
    if not any(request.POST.get(name) for name in _SUBMITTING):
        return
    step = page.current_workflow_task_state
    if step and not people_asked(step):
        messages.warning(
            request,
            f"Nobody can decide on “{step.task.name}” yet. The administrators have been told: ask "
            "them to put somebody else into its group.",
        )


@hooks.register("register_account_settings_panel")
def letters_of_reviews(request: HttpRequest, user: Any, profile: Any) -> BaseSettingsPanel:
    """Let reviewers choose whether they are asked by e-mail."""
    return ReviewLettersPanel(request, user, profile)


@hooks.register("construct_page_action_menu")
def locked_first(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Let the main button of a locked page say so, rather than cancel its review."""
    menu_items.sort(key=lambda item: not isinstance(item, PageLockedMenuItem))


@hooks.register("register_admin_viewset")
def skills_to_choose_from() -> SkillChooser:
    """Return the chooser of skills."""
    return skill_chooser


@hooks.register("construct_homepage_panels")
def schedule_warning(request: HttpRequest, panels: list[Any]) -> None:
    """Warn administrators of a schedule that does not run.

    A developer's server has none unless it is started for that.
    """
    if settings.DEBUG or not request.user.is_superuser:
        return
    if late := late_jobs():
        panels.append(SchedulePanel(late))


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


hooks.register("register_role_index_urls", role_index_urls)


@hooks.register("register_rich_text_features", order=100)
def live_page_links(features: FeatureRegistry) -> None:
    """Replace Wagtail's handler of links to pages."""
    features.register_link_type(LivePageLinkHandler)


hooks.register("register_page_header_buttons", reviewing_buttons)


hooks.register("register_page_listing_more_buttons", reviewing_buttons)


@hooks.register("register_admin_urls")
def reviewing_urls() -> list[URLPattern]:
    """Return the addresses of what editors do around a review."""
    return [
        path(
            "roles/<int:page_id>/review-links/",
            ShareDraftView.as_view(),
            name="career_pages_review_links",
        ),
        path(
            "roles/review-links/<int:link_id>/revoke/",
            RevokeLinkView.as_view(),
            name="career_pages_revoke_review_link",
        ),
        path(
            "roles/<int:page_id>/still-right/",
            StillRightView.as_view(),
            name="career_pages_still_right",
        ),
        path("reports/reviews-due/", ReviewsDueReport.as_view(), name="career_pages_reviews_due"),
    ]


@hooks.register("register_reports_menu_item")
def reviews_due_report() -> MenuItem:
    """Return the entry of the report on reviews that are due."""
    address = reverse("career_pages_reviews_due")
    return MenuItem("Reviews due", address, icon_name="calendar-check", order=900)


@hooks.register("register_log_actions")
def reviewing_in_the_history(actions: LogActionRegistry) -> None:
    """Let a page's history say who shared its draft or looked at it again."""
    actions.register_action(SHARED, "Share draft for review", "Draft shared for review")
    actions.register_action(REVOKED, "Revoke review link", "Review link revoked")
    actions.register_action(CONFIRMED, "Confirm review", "Found still right; reviewed today")


register_record_admins(
    SkillAdmin, OtherTitleAdmin, SuggestedTitleAdmin, SourceAdmin, ReviewLinkAdmin
)


modeladmin_register(RecordGroup)


@hooks.register("register_admin_urls")
def record_urls() -> list[URLPattern]:
    """Return the addresses of what can be done with records besides listing them."""
    return [
        path("titles/uses/", TitleUsesView.as_view(), name="career_pages_title_uses"),
        path("sources/<int:source_id>/", SourceView.as_view(), name="career_pages_source"),
        path("sources/replace/", ReplaceAddressView.as_view(), name="career_pages_replace_address"),
    ]


@hooks.register("register_log_actions")
def refused_publication(actions: LogActionRegistry) -> None:
    """Let a page's history say why it was not published."""

    @actions.register_action(REFUSED)
    class RefusedPublication(LogFormatter):
        label = "Publication refused"

        def format_message(self, log_entry: Any) -> str:
            """Return the reasons."""
            return "Not published. " + " ".join(log_entry.data.get("reasons", []))


@hooks.register("register_admin_urls")
def import_screen() -> list[URLResolver]:
    """Return the addresses of the import screen."""
    return [path("import/", include("career_pages.admin.imports"))]


@hooks.register("register_admin_menu_item")
def import_a_guide() -> ImportMenuItem:
    """Return the menu item of the import screen."""
    start = reverse("guide_imports:start")
    return ImportMenuItem("Import a guide", start, icon_name="upload", order=150)


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


@hooks.register("register_admin_urls")
def handbook_urls() -> list[URLResolver]:
    """Return the addresses of the handbook."""
    return [path("handbook/", include("career_pages.admin.handbook"))]


@hooks.register("register_help_menu_item")
def handbook_in_the_help_menu() -> MenuItem:
    """Return the menu item of the handbook, above Wagtail's own help."""
    contents = reverse("handbook:contents")
    return MenuItem("Handbook", contents, name="handbook", icon_name="help", order=100)


@hooks.register("register_admin_viewset")
def views_of_roles_and_chapters() -> list[RolePageViewSet | ChapterPageViewSet]:
    """Return the views that roles and chapters have in place of Wagtail's."""
    return [role_pages, chapter_pages]


@hooks.register("register_admin_urls")
def export_of_roles() -> list[URLPattern]:
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


@hooks.register("construct_homepage_panels")
def what_needs_you(request: HttpRequest, panels: list[Any]) -> None:
    """Put what needs somebody first, in place of what Wagtail has of that.

    Wagtail's "Awaiting your review" goes: only pages are in workflows here, and all are listed.
    Of its "Your pages and snippets in a workflow" stays what others have to do. Whoever may do
    nothing with pages sees none of it.
    """
    policy = policy_registry.get_by_type(Page)
    if not policy.user_has_any_permission(request.user, {"add", "change", "publish"}):
        return
    kept = [panel for panel in panels if not isinstance(panel, WorkflowObjectsToModeratePanel)]
    panels[:] = [NeedsPanel(), *map(_less_what_waits_for_them, kept)]


def _less_what_waits_for_them(panel: Any) -> Any:
    is_wagtails = type(panel) is UserObjectsInWorkflowModerationPanel
    return PagesWithOthersPanel() if is_wagtails else panel


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


@hooks.register("register_admin_urls")
def report_address() -> list[URLPattern]:
    """Return the address of the reports on what became of many pages."""
    address = "roles/report/<slug:key>/"
    return [path(address, BulkReportView.as_view(), name="career_pages_bulk_report")]
