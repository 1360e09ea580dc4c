"""Lists of what belongs to roles and is looked after across all of them."""

from typing import Any, Final

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, re_path, reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail_modeladmin.helpers import ButtonHelper, DjangoORMSearchHandler, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup
from wagtail_modeladmin.views import HistoryView, IndexView

from career_pages.admin.listings import edit_address
from career_pages.text import clean


class RecordHistoryView(HistoryView):
    """The history as modeladmin shows it, which by itself shows it to everybody in the admin."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer those who see the list of such records; raises PermissionDenied for others."""
        if not self.permission_helper.user_can_list(request.user):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


# SQLite refuses a condition of a thousand levels, and takes several for each word.
MOST_WORDS: Final = 20


class FewWordsSearchHandler(DjangoORMSearchHandler):
    """Looks for the first twenty words of what was typed, so that no query is too long."""

    def search_queryset(
        self, queryset: QuerySet[Any], search_term: str, **options: Any
    ) -> QuerySet[Any]:
        """Return the records that have every one of those words in a field that is searched."""
        words = " ".join(clean(search_term).split()[:MOST_WORDS])
        found: QuerySet[Any] = super().search_queryset(queryset, words, **options)
        return found


def may_work_on_pages(user: Any) -> bool:
    """Say whether the user may add or edit any page."""
    return bool(PagePermissionPolicy().user_has_any_permission(user, {"add", "change"}))


class RoleRecordsMixin(WagtailAdminTemplateMixin):
    """Answers those who may work on pages."""

    list_name: str
    list_label: str | Promise

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer; raises PermissionDenied for those who may not work on pages."""
        if not may_work_on_pages(request.user):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here, through the list."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.list_name), "label": self.list_label},
            {"url": "", "label": self.get_page_title()},
        ]


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


class RecordListView(IndexView):
    """A list whose address may hold anything: what it does not understand leads to all records."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the list, or all of it when the address asks for what there is not."""
        try:
            response: HttpResponse = super().dispatch(request, *args, **kwargs)
        except (IncorrectLookupParameters, SuspiciousOperation):
            messages.warning(request, "That list is not known: these are all records.")
            return redirect(self.index_url)
        return response

    def get_page_title(self) -> str:
        """Return what the menu calls the list."""
        return str(self.model_admin.get_menu_label())


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


_RECORD_ADMINS: list[type[ModelAdmin]] = []


def register_record_admins(*admins: type[ModelAdmin]) -> None:
    """Put lists of records into the menu, each at the place that its ``menu_order`` says."""
    _RECORD_ADMINS.extend(admins)


class RecordGroup(ModelAdminGroup):
    """Everything that roles have in common and that is no page."""

    menu_label = "Records"
    menu_icon = "table"
    menu_order = 250

    @property
    def items(self) -> list[type[ModelAdmin]]:
        """The lists of records, in the order of the menu."""
        return sorted(_RECORD_ADMINS, key=lambda admin: admin.menu_order)
