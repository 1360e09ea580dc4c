"""What the listing of roles shows of each: one list of columns for every place that lists them."""

from collections.abc import Mapping
from typing import Any, Final

from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn

from career_pages.admin.health.columns import CountsColumn, ScoreColumn
from career_pages.review_dates import ReviewDue


class ReviewColumn(BaseColumn):
    """When the role was reviewed, and when the next review is due."""

    cell_template_name = "career_pages/admin/role_listing/review_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Mapping[str, Any]) -> Any:
        """Return the cell's context with how the role stands with its next review."""
        context = super().get_cell_context_data(instance, parent_context)
        due = ReviewDue.of(instance.next_review)
        return {
            **context,
            "is_overdue": due is ReviewDue.OVERDUE,
            "is_soon": due is ReviewDue.SOON,
        }


# What a narrow screen leaves out.
LESS: Final = "guide-listing__less"

ROLE_COLUMNS: Final = (
    BulkActionsColumn("bulk_actions"),
    PageTitleColumn("title", label="Role", sort_key="title", classname="title"),
    Column("area", label="Area", sort_key="area__name", width="12%", classname=LESS),
    ScoreColumn("score", label="Complete", sort_key="health__score", width="10%"),
    CountsColumn("findings", label="Findings", sort_key="health__errors", width="10%"),
    ReviewColumn("review", label="Next review", sort_key="next_review", width="12%"),
    Column("numchild", label="Chapters", sort_key="numchild", width="7%", classname=LESS),
    DateColumn(
        "latest_revision_created_at",
        label="Updated",
        sort_key="latest_revision_created_at",
        width="9%",
        classname=LESS,
    ),
    PageStatusColumn("status", label="Status", sort_key="live", width="9%"),
)
