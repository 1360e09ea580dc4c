"""What the menus of a page lead to, for those who review it or have it reviewed."""

from collections.abc import Iterator
from typing import Any

from wagtail.admin.ui.menus.pages import PageMenuItem

from career_pages.models import ChapterPage, RolePage
from career_pages.reviewing.sharing import may_share


class ShareDraftButton(PageMenuItem):
    """Leads to the review links of the role."""

    label = "Share draft for review"
    icon_name = "link"
    url_name = "career_pages_review_links"
    priority = 62

    def is_shown(self, user: Any) -> bool:
        """Say whether the user may edit the page."""
        return may_share(user, self.page)


class StillRightButton(PageMenuItem):
    """Leads to the question whether all of a role is still right."""

    label = "Still right, next review in 12 months"
    icon_name = "check"
    url_name = "career_pages_still_right"
    priority = 64

    def is_shown(self, user: Any) -> bool:
        """Say whether the user may edit the role."""
        return bool(self.page.permissions_for_user(user).can_edit())


def reviewing_buttons(page: Any, user: Any, **options: Any) -> Iterator[PageMenuItem]:
    """Yield the entries for a page of that class; `PageMenuItem` hides what nobody may use."""
    kind = page.specific_class
    if kind in {RolePage, ChapterPage}:
        yield ShareDraftButton(page=page)
    if kind is RolePage:
        yield StillRightButton(page=page)
