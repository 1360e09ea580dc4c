"""Bulk publication through the gate."""

from collections.abc import Iterator
from typing import Any

from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction

from career_pages.gate import publication_errors


class GatedPublishBulkAction(PublishBulkAction):
    """Publishes the chosen pages that may go live, and says of each other one why not."""

    def get_execution_context(self) -> dict[str, Any]:
        """Return what the action needs, the request for its messages among it."""
        return {**super().get_execution_context(), "request": self.request}

    @classmethod
    def execute_action(
        cls,
        objects: list[Any],
        include_descendants: bool = False,
        user: Any = None,
        **kwargs: Any,
    ) -> tuple[int, int]:
        """Publish what the gate lets through; return how many chosen and how many child pages."""
        published = [0, 0]
        for page, is_child in _pages(objects, include_descendants, user):
            revision = page.get_latest_revision() or page.specific.save_revision(user=user)
            if errors := publication_errors(revision.as_object()):
                reasons = " ".join(dict.fromkeys(finding.message for finding in errors))
                messages.error(kwargs["request"], f"“{page}” was not published. {reasons}")
            else:
                revision.publish(user=user)
                published[is_child] += 1
        return published[0], published[1]

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        """Return how many pages went live, or nothing if none did."""
        if not num_parent_objects and not num_child_objects:
            return None
        message: str = super().get_success_message(num_parent_objects, num_child_objects)
        return message


def _pages(objects: list[Any], include_descendants: bool, user: Any) -> Iterator[tuple[Any, bool]]:
    """Yield each page to publish and whether it was chosen only through a page above it."""
    for page in objects:
        yield page, False
        if include_descendants:
            for child in page.get_descendants().not_live().specific():
                if user is None or child.permissions_for_user(user).can_publish():
                    yield child, True
