"""Reports with filters in the admin, for whoever edits pages."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import policy_registry


class EditorsMenuItem(MenuItem):
    """Is shown to whoever may edit pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the report lets this person in."""
        policy = policy_registry.get_by_type(Page)
        return bool(policy.user_has_permission(request.user, "change"))


def report_urls(view: Any, folder: str) -> list[URLPattern]:
    """Return the addresses of a report: its own, and that of the results alone."""
    return [
        path(folder, view.as_view(), name=view.index_url_name),
        path(
            f"{folder}results/",
            view.as_view(results_only=True),
            name=view.index_results_url_name,
        ),
    ]
