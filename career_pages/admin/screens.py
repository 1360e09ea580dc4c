"""What the guide's own screens in the admin share: who is let in, and the way to them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies.pages import PagePermissionPolicy

from career_pages.models import RolePage


def edit_address(page_id: int, field: str = "") -> str:
    """Return the address at which a page is edited, with the field or block that is to be opened.

    ``field`` is what a finding names: "lede", "body.<block id>.heading".
    """
    address = reverse("wagtailadmin_pages:edit", args=[page_id])
    return f"{address}#finding={field}" if field else address


def may_work_on_pages(user: Any) -> bool:
    """Say whether the user may add or edit any page."""
    return bool(PagePermissionPolicy().user_has_any_permission(user, {"add", "change"}))


class Screen(WagtailAdminTemplateMixin):
    """A screen for those whom ``lets_in`` lets in: everybody in the admin, unless it says else."""

    request: HttpRequest

    def lets_in(self, user: Any) -> bool:
        """Say whether the user may open the screen."""
        return True

    def way(self) -> list[tuple[str, str | Promise]]:
        """Return the address and the name of each screen that leads here, besides the home."""
        return []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those whom the screen lets in; raises PermissionDenied for all others."""
        if not self.lets_in(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        steps = [*self.way(), ("", self.get_page_title())]
        return [*self.breadcrumbs_items, *({"url": url, "label": label} for url, label in steps)]


class RoleScreen(Screen):
    """A screen about the role that the address names, for those who may edit it."""

    page: RolePage

    def lets_in(self, user: Any) -> bool:
        return bool(self.page.permissions_for_user(user).can_edit())

    def way(self) -> list[tuple[str, str | Promise]]:
        return [(edit_address(self.page.pk), self.page.draft_title)]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer for a role that there is; raises Http404 for other pages."""
        self.page = get_object_or_404(RolePage, pk=kwargs["page_id"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.page.draft_title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "page": self.page}


class RecordScreen(Screen):
    """A screen about records of roles, reached from their list, for those who work on pages."""

    list_name: str
    list_label: str | Promise

    def lets_in(self, user: Any) -> bool:
        return may_work_on_pages(user)

    def way(self) -> list[tuple[str, str | Promise]]:
        return [(reverse(self.list_name), self.list_label)]
