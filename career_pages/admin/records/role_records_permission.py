"""Who may see what belongs to roles."""

from typing import Any

from wagtail_modeladmin.helpers import PermissionHelper

from career_pages.admin.records.role_records_mixin import may_work_on_pages


class RoleRecordsPermission(PermissionHelper):
    """Lets everybody see the records who may work on pages; they are changed in their roles."""

    def user_can_list(self, user: Any) -> bool:
        """Say whether the user may add or edit any page."""
        return may_work_on_pages(user)

    def user_can_create(self, user: Any) -> bool:
        """Return False: a record is made with its role."""
        return False

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        """Return False: a record is edited in its role."""
        return False

    def user_can_delete_obj(self, user: Any, obj: Any) -> bool:
        """Return False: a record is deleted in its role."""
        return False
