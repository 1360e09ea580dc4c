"""The base of actions that change one thing on many roles."""

from typing import Any

from career_pages.admin.bulk.reported_bulk_action import ReportedBulkAction
from career_pages.bulk_changes import (
    Selection,
    change_pages,
    expected_changes,
    only_changeable_roles,
)
from career_pages.outcome import Outcome
from career_pages.quiet_change import Change


class RoleChangeAction(ReportedBulkAction):
    """Makes one change on each chosen role that the user may edit.

    A subclass has the form and says which change it asks for.
    """

    def change(self) -> Change:
        """Return the change that the valid form asks for."""
        raise NotImplementedError

    def narrowed(self, selection: Selection) -> Selection:
        """Return the roles that may be changed now."""
        return only_changeable_roles(selection, self.request.user)

    def expected(self, pages: list[Any]) -> list[Outcome]:
        """Return which roles will show the change at once and which stay drafts."""
        return expected_changes(pages, self.request.user)

    def done(self, pages: list[Any]) -> list[Outcome]:
        """Change the roles."""
        return change_pages(pages, self.request.user, self.change())
