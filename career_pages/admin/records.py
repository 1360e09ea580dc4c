"""Lists of what roles have in common: all of them are made of `RecordAdmin`."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.auth.models import Permission
from django.core.exceptions import SuspiciousOperation
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, re_path
from django.utils.html import format_html
from wagtail.admin import messages
from wagtail_modeladmin.helpers import ButtonHelper, DjangoORMSearchHandler, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup
from wagtail_modeladmin.views import HistoryView, IndexView

from career_pages.admin.screens import edit_address, may_work_on_pages
from career_pages.text import clean


class RecordListView(IndexView):
    """A list whose address may hold anything: what it does not understand leads to all records."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the list, or all of it when the address asks for what there is not."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except (IncorrectLookupParameters, SuspiciousOperation):
            messages.warning(request, "That list is not known: these are all records.")
            return redirect(self.index_url)

    def get_page_title(self) -> str:
        return str(self.model_admin.get_menu_label())


class RecordHistoryView(HistoryView):
    """The history as modeladmin shows it, which by itself shows it to everybody in the admin."""

    def check_action_permitted(self, user: Any) -> bool:
        return bool(self.permission_helper.user_can_list(user))


# SQLite refuses a condition of a thousand levels, and takes several for each word.
MOST_WORDS: Final = 20


class FirstWordsSearchHandler(DjangoORMSearchHandler):
    """Looks for the first twenty words of what was typed, so that no query is too long."""

    def search_queryset(
        self, queryset: QuerySet[Any], search_term: str, **options: Any
    ) -> QuerySet[Any]:
        words = " ".join(clean(search_term).split()[:MOST_WORDS])
        return super().search_queryset(queryset, words, **options)


class RecordButton(NamedTuple):
    """A button that only one list has; ``classnames`` are those of one of modeladmin's buttons."""

    url: str
    label: str
    title: str
    classnames: Sequence[str]


class RecordButtons(ButtonHelper):
    """The buttons that modeladmin has for a record, and behind them those of its list."""

    def own_buttons(self, record: Any) -> Iterator[RecordButton]:
        """Yield the buttons that the person who looks may use on the record."""
        raise NotImplementedError

    def get_buttons_for_obj(
        self,
        obj: Any,
        exclude: list[str] | None = None,
        classnames_add: list[str] | None = None,
        classnames_exclude: list[str] | None = None,
    ) -> list[dict[str, Any]]:
        usual = super().get_buttons_for_obj(obj, exclude, classnames_add, classnames_exclude)
        added = classnames_add or []
        own = [
            {
                "url": button.url,
                "label": button.label,
                "classname": self.finalise_classname(
                    [*button.classnames, *added], classnames_exclude
                ),
                "title": button.title,
            }
            for button in self.own_buttons(obj)
        ]
        return [*usual, *own]


class RecordAdmin(ModelAdmin):
    """A list of records. Its subclasses name the columns, filters, fields to search and export."""

    index_view_class = RecordListView
    history_view_class = RecordHistoryView
    search_handler_class = FirstWordsSearchHandler
    index_view_extra_css = ["career_pages/record_lists.css"]


class RoleRecordPermissions(PermissionHelper):
    """Shows the records to whoever may work on pages; they are changed in their roles."""

    def user_can_list(self, user: Any) -> bool:
        return may_work_on_pages(user)

    def user_can_create(self, user: Any) -> bool:
        return False

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        return False

    def user_can_delete_obj(self, user: Any, obj: Any) -> bool:
        return False


class RoleRecordAdmin(RecordAdmin):
    """A list of records that are made, edited and deleted with their roles: it has no forms."""

    list_per_page = 50
    permission_helper_class = RoleRecordPermissions
    history_view_enabled = False
    index_view_extra_css = [*RecordAdmin.index_view_extra_css, "career_pages/records.css"]

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
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
