"""Review links and review dates."""

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from career_pages.admin.reviewing.reviewing_buttons import reviewing_buttons
from career_pages.admin.reviewing.reviews_due_report import ReviewsDueReport
from career_pages.admin.reviewing.revoke_link_view import RevokeLinkView
from career_pages.admin.reviewing.share_draft_view import ShareDraftView
from career_pages.admin.reviewing.still_right_view import StillRightView
from career_pages.reviewing.confirming import CONFIRMED
from career_pages.reviewing.sharing import REVOKED, SHARED

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
