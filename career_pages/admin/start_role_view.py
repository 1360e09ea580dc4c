"""Start a role from an occupation of O*NET."""

from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from career_pages.models import Occupation, RoleIndexPage, RolePage
from career_pages.occupation_search import find_occupations
from career_pages.onet.writing import role_of, start_role

OCCUPATIONS_A_PAGE: Final = 25


class StartRoleView(WagtailAdminTemplateMixin, TemplateView):
    """Lists the occupations that were loaded, and makes a draft role of one."""

    template_name = "career_pages/admin/start_role.html"
    page_title = "Start a role from O*NET"
    header_icon = "doc-empty-inverse"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may add roles here; raises PermissionDenied for all others."""
        self.index = get_object_or_404(RoleIndexPage, pk=kwargs["page_id"])
        if not self.index.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Make the role, or say that it is there already, and open it."""
        code = request.POST.get("occupation", "")
        occupation = Occupation.objects.filter(code=code.replace("\0", "")).first()
        if occupation is None:
            messages.error(request, "Choose an occupation from the list.")
            return redirect(request.path)
        if pk := role_of(occupation, self.index):
            page = RolePage.objects.get(pk=pk)
            messages.warning(request, f"There is a role for this occupation already: “{page}”.")
            if not page.permissions_for_user(request.user).can_edit():
                return redirect("wagtailadmin_explore", self.index.pk)
        else:
            page = start_role(occupation, self.index, request.user)
            messages.success(request, f"“{page}” is a draft now, from O*NET {occupation.release}.")
        return redirect("wagtailadmin_pages:edit", page.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the occupations that were searched for."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        query = " ".join(self.request.GET.get("q", "").split())
        found = Paginator(find_occupations(query), OCCUPATIONS_A_PAGE).get_page(
            self.request.GET.get("p")
        )
        codes = [occupation.code for occupation in found]
        roles = RolePage.objects.child_of(self.index).filter(occupation_code__in=codes)
        known = {role.occupation_code: role for role in roles.defer_streamfields()}
        return {
            **context,
            "index": self.index,
            "query": query,
            "found": found,
            "rows": [(occupation, known.get(occupation.code)) for occupation in found],
            "is_loaded": bool(found) or Occupation.objects.exists(),
        }

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here, through the list of roles."""
        explore = reverse("wagtailadmin_explore", args=[self.index.pk])
        return [
            *self.breadcrumbs_items,
            {"url": explore, "label": self.index.get_admin_display_title()},
            {"url": "", "label": self.page_title},
        ]
