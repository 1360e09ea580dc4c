"""Where roles are listed in the admin."""

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet, page_viewset_registry
from wagtail.permissions import policy_registry

from career_pages.admin.role_listing.filters import RoleFilterSet
from career_pages.admin.role_listing.views import RoleExplorerView, RoleListingView
from career_pages.models import RoleIndexPage, RolePage


class RolesMenuItem(MenuItem):
    """Is shown to whoever may do something with pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the listing lets this person in."""
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
