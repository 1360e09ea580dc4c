"""The base of lists of what belongs to roles."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, re_path
from django.utils.html import format_html
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.options import ModelAdmin

from career_pages.admin.edit_address import edit_address
from career_pages.admin.records.record_list_view import RecordListView
from career_pages.admin.records.record_search import FewWordsSearchHandler
from career_pages.admin.records.role_records_permission import RoleRecordsPermission


class NoButtons(ButtonHelper):
    """No buttons: the list links to the roles in which its records are edited."""

    def get_buttons_for_obj(self, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        """Return none."""
        return []


class RoleRecordAdmin(ModelAdmin):
    """Lists records that are made, edited and deleted with their roles."""

    list_per_page = 50
    index_view_class = RecordListView
    permission_helper_class = RoleRecordsPermission
    button_helper_class = NoButtons
    search_handler_class = FewWordsSearchHandler
    history_view_enabled = False
    index_view_extra_css = ["career_pages/record_lists.css", "career_pages/records.css"]

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        """Return the address of the list: there are no forms."""
        pattern = self.url_helper.get_action_url_pattern("index")
        name = self.url_helper.get_action_url_name("index")
        return (re_path(pattern, self.index_view, name=name),)

    def get_permissions_for_registration(self) -> QuerySet[Permission]:
        """Return none: what a group may do with pages says what it may do with these."""
        return Permission.objects.none()

    def register_admin_url_finders(self) -> None:
        """Register none: a record has no address of its own."""


def role_link(role: Any, is_editable: bool, field: str) -> str:
    """Return the role's name, as a link to the field in its editor if the user may edit it."""
    if not is_editable:
        return str(role.draft_title)
    return format_html('<a href="{}">{}</a>', edit_address(role.pk, field), role.draft_title)
