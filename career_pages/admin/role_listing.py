"""The listing of all roles in the admin, and the roles in Wagtail's explorer."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from operator import attrgetter
from typing import Any, Final

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django_filters import ChoiceFilter, DateFromToRangeFilter, MultipleChoiceFilter
from wagtail import hooks
from wagtail.admin.filters import DateRangePickerWidget, MultipleUserFilter, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import ExplorableIndexView, IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet, page_viewset_registry
from wagtail.models import Task
from wagtail.permissions import policy_registry

from career_pages.admin.records import MOST_WORDS
from career_pages.admin.screens import (
    COMPLETENESS,
    HEALTH,
    STATUS,
    CountsColumn,
    MineFilter,
    OptionFilter,
    Options,
    ScoreColumn,
    in_order,
)
from career_pages.models import CareerArea, OtherTitle, RoleIndexPage, RolePage
from career_pages.models.reviews import ReviewDue
from career_pages.text import clean

REVIEW: Options = {
    due.value: (label, partial(ReviewDue.condition, due))
    for due, label in (
        (ReviewDue.OVERDUE, "Overdue"),
        (ReviewDue.SOON, "Due within 30 days"),
        (ReviewDue.LATER, "Later"),
        (ReviewDue.NEVER, "No date"),
    )
}


class RoleFilterSet(WagtailFilterSet):
    """Career area, health, completeness, review, people and status."""

    whose = MineFilter(label="Whose", mine="My roles")
    area = MultipleChoiceFilter(
        label="Career area",
        choices=lambda: [(str(area.pk), area.name) for area in CareerArea.objects.all()],
        widget=forms.CheckboxSelectMultiple,
        null_label="No area",
    )
    health = OptionFilter(HEALTH, label="Health")
    completeness = OptionFilter(COMPLETENESS, label="Completeness")
    review = OptionFilter(REVIEW, label="Review")
    status = OptionFilter(STATUS, label="Status")
    reviewer = ChoiceFilter(
        label="Reviewer",
        choices=lambda: [(name, name) for name in _reviewers()],
        empty_label="Any",
        widget=forms.RadioSelect,
    )
    review_editor = MultipleUserFilter(
        label="Who is reminded",
        queryset=lambda request: _people("review_editor"),
        widget=forms.CheckboxSelectMultiple,
    )
    owner = MultipleUserFilter(
        label="Owner",
        queryset=lambda request: _people("owner"),
        widget=forms.CheckboxSelectMultiple,
    )
    latest_revision_created_at = DateFromToRangeFilter(
        label="Date updated", widget=DateRangePickerWidget
    )

    class Meta:
        model = RolePage
        fields: list[str] = []


def _people(field: str) -> Any:
    """Return whoever stands in that field of a role."""
    return get_user_model().objects.filter(pk__in=RolePage.objects.order_by().values(field))


def _reviewers() -> Any:
    named = RolePage.objects.exclude(reviewer="").order_by("reviewer")
    return named.values_list("reviewer", flat=True).distinct()


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


# Each column's name, its heading, and what stands in it.
EXPORT: Final[Mapping[str, tuple[str, Callable[[Any], Any]]]] = {
    "title": ("Role", lambda role: role.get_admin_display_title()),
    "url": ("Address", lambda role: role.full_url or ""),
    "status": ("Status", lambda role: str(role.status_string)),
    "area": ("Career area", lambda role: str(role.area or "")),
    "score": ("Completeness (%)", lambda role: _of_health(role, "score")),
    "errors": ("Errors", lambda role: _of_health(role, "errors")),
    "warnings": ("Warnings", lambda role: _of_health(role, "warnings")),
    "chapters": ("Chapters", attrgetter("numchild")),
    "author": ("Author", attrgetter("author")),
    "reviewer": ("Reviewer", attrgetter("reviewer")),
    "last_reviewed": ("Last reviewed", lambda role: role.last_reviewed or ""),
    "next_review": ("Next review", lambda role: role.next_review or ""),
    "review_editor": ("Who is reminded", lambda role: _username(role.review_editor)),
    "owner": ("Owner", lambda role: _username(role.owner)),
    "updated": ("Updated", lambda role: role.latest_revision_created_at or ""),
    "occupation_code": ("Occupation code", attrgetter("occupation_code")),
}


def _username(person: Any) -> str:
    return person.get_username() if person else ""


def _of_health(role: Any, name: str) -> int | str:
    health = getattr(role, "health", None)
    return getattr(health, name) if health else ""


class RoleRows:
    """What all listings of roles share: columns, order, search and export."""

    base_columns = ROLE_COLUMNS
    base_filterset_class = RoleFilterSet
    table_classname = "listing full-width guide-listing"
    list_export = list(EXPORT)
    export_headings = {name: heading for name, (heading, _) in EXPORT.items()}
    export_filename = "roles"

    # Attributes of the Wagtail view that this is mixed into.
    is_searching: bool
    search_query: str
    ordering: str | None

    def annotate_queryset(self, roles: Any) -> Any:
        """Return the roles with what their rows show, in the same number of queries for any."""
        annotated: Any = super().annotate_queryset(roles)  # type: ignore[misc]
        return annotated.select_related(
            "area", "health", "owner", "review_editor", for_specific_subqueries=True
        )

    def order_queryset(self, roles: Any) -> Any:
        """Return the roles in order; those without a value last, whichever way they are sorted."""
        chosen = self.ordering or ("title" if self.is_searching else "")
        if chosen.lstrip("-") in {"", "ord", "latest_revision_created_at"}:
            return super().order_queryset(roles)  # type: ignore[misc]
        return in_order(roles, chosen)

    def search_queryset(self, roles: Any) -> Any:
        """Return the roles that have every word in their name, in another title, or as code."""
        for word in clean(self.search_query).split()[:MOST_WORDS]:
            titles = OtherTitle.objects.filter(role=OuterRef("pk"), title__icontains=word)
            roles = roles.filter(
                Q(title__icontains=word)
                | Q(draft_title__icontains=word)
                | Q(occupation_code__startswith=word)
                | Exists(titles)
            )
        return roles

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with rows that ask for nothing more, one by one."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        share_tasks(context["object_list"])
        return context

    def to_row_dict(self, role: Any) -> dict[str, Any]:
        """Return the role's cells of the spreadsheet by the names of their columns."""
        return {name: value(role) for name, (_, value) in EXPORT.items()}


def share_tasks(pages: Iterable[Any]) -> None:
    """Give pages in the same step of a workflow one object for it, all in one query.

    Wagtail asks each page's step what the user may do, and would load it again for each page. The
    pages come from a queryset with `prefetch_workflow_states`.
    """
    tasks = [
        state.current_task_state.task
        for page in pages
        for state in page._current_workflow_states
        if state.current_task_state
    ]
    if tasks:
        ids = {task.pk for task in tasks}
        shared = {task.pk: task for task in Task.objects.filter(pk__in=ids).specific()}
        for task in tasks:
            task.__dict__["specific"] = shared[task.pk]  # where a cached property is kept


class RoleListingView(RoleRows, IndexView):
    """All roles that somebody may see in the explorer, wherever they are."""

    page_title = "Roles"


class RoleExplorerView(RoleRows, ExplorableIndexView):
    """The roles below their index, in Wagtail's explorer."""

    def search_queryset(self, roles: Any) -> Any:
        """Return the roles found, among those that the site's hooks let the explorer show."""
        for hook in hooks.get_hooks("construct_explorer_page_queryset"):
            roles = hook(self.parent_page, roles, self.request)
        return super().search_queryset(roles)


class RolesMenuItem(MenuItem):
    """Is shown to whoever may do something with pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        policy = policy_registry.get_by_type(RolePage)
        allowed = RoleListingView.any_permission_required
        return bool(policy.user_has_any_permission(request.user, allowed))


class ChooseIndexView(PermissionCheckedMixin, ChooseParentView):
    """Leads whoever may add roles to the form of a new one."""

    permission_required = "add"


class RoleListing(PageListingViewSet):
    """A flat listing of all roles, in the main menu."""

    model = RolePage
    icon = "clipboard-list"
    menu_label = "Roles"
    menu_order = 120
    menu_item_class = RolesMenuItem
    add_to_admin_menu = True
    index_view_class = RoleListingView
    choose_parent_view_class = ChooseIndexView
    filterset_class = RoleFilterSet
    export_filename = "roles"


class RoleExplorer(PageViewSet):
    """The explorer below the roles index, with the columns of the listing."""

    model = RolePage
    index_view_class = RoleExplorerView
    filterset_class = RoleFilterSet
    export_filename = "roles"

    def on_register(self) -> None:
        """Be asked for what is below the index only: the views of a role itself are another's."""
        page_viewset_registry.values_by_parent_model[RoleIndexPage] = self


role_listing = RoleListing("roles")
role_explorer = RoleExplorer("role_explorer")
