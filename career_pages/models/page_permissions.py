"""What a person may do with a role or chapter."""

from wagtail.models import PagePermissionTester


class GuidePagePermissions(PagePermissionTester):
    """Wagtail's rules, and one more: nobody deletes the drafts of others without publishing.

    Wagtail lets everybody who may change a page delete it while it is a draft. A deleted draft is
    lost, so that a reviewer sends it back instead.
    """

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Say whether the user may delete the page, and so move it."""
        if not super().can_delete(ignore_bulk):
            return False
        return bool(
            self.user.is_superuser
            or "publish" in self.permissions
            or self.page.owner_id == self.user.pk
        )
