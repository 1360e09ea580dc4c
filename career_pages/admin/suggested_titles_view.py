"""The suggested titles of one role, for editors to accept or dismiss."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from career_pages.models import RolePage, SuggestedTitle
from career_pages.suggested_titles import accept_titles, dismiss_titles


class SuggestedTitlesView(WagtailAdminTemplateMixin, TemplateView):
    """Lists the titles that wait, those that name no other occupation first."""

    template_name = "career_pages/admin/suggested_titles.html"
    page_title = "Suggested titles"
    header_icon = "tag"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may edit the role; raises PermissionDenied for all others."""
        self.page = get_object_or_404(RolePage, pk=kwargs["page_id"])
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def waiting(self) -> Any:
        """The titles that nobody has answered yet."""
        waiting = self.page.suggested_titles.filter(status=SuggestedTitle.Status.WAITING)
        return waiting.order_by("is_ambiguous", "title")

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Accept or dismiss the ticked titles, and come back to those that are left."""
        chosen = [key for key in request.POST.getlist("title") if key.isdecimal()]
        rows = list(self.waiting.filter(pk__in=[int(key[:18]) for key in chosen]))
        if not rows:
            messages.warning(request, "Tick the titles that you want to accept or dismiss.")
        elif "accept" in request.POST:
            self._accept(request, rows)
        else:
            dismiss_titles(rows)
            messages.success(request, f"{_titles(rows)} dismissed.")
        return redirect(request.path)

    def _accept(self, request: HttpRequest, rows: list[SuggestedTitle]) -> None:
        if self.page.permissions_for_user(request.user).page_locked():
            messages.error(request, "The role is locked: unlock it before you accept titles.")
            return
        accept_titles(self.page, rows, request.user)
        messages.success(
            request, f"{_titles(rows)} added to the draft. Readers see them once it is published."
        )

    def get_page_subtitle(self) -> str:
        """Return the name of the role, as in its newest version."""
        return str(self.page.draft_title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the role and the titles that wait."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "page": self.page, "waiting": self.waiting}

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Return the way here, through the role's edit screen."""
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.page.draft_title},
            {"url": "", "label": self.page_title},
        ]


def _titles(rows: list[SuggestedTitle]) -> str:
    return f"“{rows[0]}” is" if len(rows) == 1 else f"{len(rows)} titles are"
