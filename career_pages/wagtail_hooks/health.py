"""Where editors see the state of the whole guide."""

from wagtail import hooks

from career_pages.admin.role_listing.viewsets import (
    RoleExplorer,
    RoleListing,
    role_explorer,
    role_listing,
)


@hooks.register("register_admin_viewset")
def listing_of_roles() -> RoleListing:
    """Return the listing of all roles."""
    return role_listing


# Behind other views of roles, which come with an explorer of their own.
@hooks.register("register_admin_viewset", order=100)
def explorer_of_roles() -> RoleExplorer:
    """Return the explorer below the roles index."""
    return role_explorer
