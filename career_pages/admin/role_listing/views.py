"""Roles in a table, sorted, filtered, searched and exported."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from wagtail import hooks
from wagtail.admin.views.pages.listing import ExplorableIndexView, IndexView

from career_pages.admin.listing_order import in_order
from career_pages.admin.records.record_search import MOST_WORDS
from career_pages.admin.role_listing.columns import ROLE_COLUMNS
from career_pages.admin.role_listing.export import EXPORT
from career_pages.admin.role_listing.filters import RoleFilterSet
from career_pages.admin.workflow_tasks import share_tasks
from career_pages.models import OtherTitle
from career_pages.search_words import clean


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
