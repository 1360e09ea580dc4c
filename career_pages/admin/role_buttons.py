"""What the menus of a page in the admin lead to, besides what Wagtail has in them."""

from collections.abc import Iterator
from typing import Any

from wagtail.admin.ui.menus.pages import PageMenuItem

from career_pages.models import RoleIndexPage, RolePage


class StartRoleButton(PageMenuItem):
    """Leads from the roles index to the occupations of O*NET."""

    label = "Start a role from O*NET"
    icon_name = "doc-empty-inverse"
    url_name = "career_pages_start_role"
    priority = 16

    def is_shown(self, user: Any) -> bool:
        """Say whether the user may add roles."""
        return bool(self.page.permissions_for_user(user).can_add_subpage())


class SuggestedTitlesButton(PageMenuItem):
    """Leads from a role to the titles that are suggested for it."""

    label = "Suggested titles"
    icon_name = "tag"
    url_name = "career_pages_suggested_titles"
    priority = 66

    def is_shown(self, user: Any) -> bool:
        """Say whether the user may edit the role."""
        return bool(self.page.permissions_for_user(user).can_edit())


def role_buttons(page: Any, user: Any, **options: Any) -> Iterator[PageMenuItem]:
    """Yield the entries for a page of that class; `PageMenuItem` hides what nobody may use."""
    kind = page.specific_class
    if kind is RoleIndexPage:
        yield StartRoleButton(page=page)
    elif kind is RolePage:
        yield SuggestedTitlesButton(page=page)
