"""Delete or unpublish many pages."""

from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction

from career_pages.admin.bulk.departing_action import DepartingAction


class DeletePagesAction(DepartingAction, DeleteBulkAction):
    """Deletes the chosen pages."""

    template_name = "career_pages/admin/bulk/confirm_delete.html"


class UnpublishPagesAction(DepartingAction, UnpublishBulkAction):
    """Unpublishes the chosen pages."""

    template_name = "career_pages/admin/bulk/confirm_unpublish.html"
