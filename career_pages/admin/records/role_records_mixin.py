"""The base of screens about what belongs to roles."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies.pages import PagePermissionPolicy


def may_work_on_pages(user: Any) -> bool:
    """Say whether the user may add or edit any page."""
    return bool(PagePermissionPolicy().user_has_any_permission(user, {"add", "change"}))


class RoleRecordsMixin(WagtailAdminTemplateMixin):
    """Answers those who may work on pages."""

    list_name: str
    list_label: str | Promise

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer; raises PermissionDenied for those who may not work on pages."""
        if not may_work_on_pages(request.user):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here, through the list."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.list_name), "label": self.list_label},
            {"url": "", "label": self.get_page_title()},
        ]
