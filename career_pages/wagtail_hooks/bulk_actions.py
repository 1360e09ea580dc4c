"""Actions on many pages at once."""

from django.urls import URLPattern, path
from wagtail import hooks

from career_pages.admin.bulk.departing_actions import DeletePagesAction, UnpublishPagesAction
from career_pages.admin.bulk.publish_action import GatedPublishAction
from career_pages.admin.bulk.report_view import BulkReportView
from career_pages.admin.bulk.set_area_action import SetAreaAction
from career_pages.admin.bulk.set_review_dates_action import SetReviewDatesAction
from career_pages.admin.bulk.set_reviewer_action import SetReviewerAction

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
