"""Who may import what."""

from typing import Any

from career_pages.models import RoleIndexPage

NO_MORE_ROLES = "You may not add roles to the guide; ask an administrator for that, then try again."
NOT_YOURS = (
    "The guide has the role “{role}” already and you may not change that page; "
    "ask somebody who may, or give the role another name."
)
LOCKED = "The page of “{role}” is locked; unlock it or ask {who} to, then try again."


def may_import(user: Any) -> bool:
    """Say whether a person may add roles below the roles index."""
    index = RoleIndexPage.objects.first()
    return index is not None and bool(index.permissions_for_user(user).can_add_subpage())


def refusal(user: Any, page: Any) -> str:
    """Return why a person may not give an existing page a new revision, or "" if they may."""
    permissions = page.permissions_for_user(user)
    if not permissions.can_edit():
        return NOT_YOURS.format(role=page.title)
    if permissions.page_locked():
        who = page.locked_by or "an administrator"
        return LOCKED.format(role=page.title, who=who)
    return ""
