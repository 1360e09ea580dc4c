"""One click that says that all of a role is still right."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from career_pages.models import RolePage
from career_pages.outcome import CHANGES, Outcome, Result
from career_pages.reviewing.confirming import confirm, foresee, in_a_year


class StillRightView(WagtailAdminTemplateMixin, TemplateView):
    """Shows what a confirmation would do, and confirms.

    Only a POST changes anything: programs that look through mail open every address in it.
    """

    template_name = "career_pages/admin/reviewing/still_right.html"
    page_title = "Is everything still right?"
    header_icon = "check"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may edit the role; raises PermissionDenied for all others."""
        self.page = get_object_or_404(RolePage, pk=kwargs["page_id"])
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Confirm the role, say what came of it, and go back to where the question was."""
        self._tell(request, confirm(self.page, request.user))
        return redirect(get_valid_next_url_from_request(request) or self.list_url)

    def _tell(self, request: HttpRequest, done: Outcome) -> None:
        if done.result not in CHANGES:
            messages.warning(request, f"“{done.title}” was not changed. {reason_of(done)}")
            return
        day = date_format(in_a_year(timezone.localdate()), "F j, Y")
        said = f"“{done.title}” is still right, next review on {day}."
        if done.result is Result.LIVE:
            messages.success(request, said)
        else:
            messages.warning(request, f"{said} That stands in the draft so far. {reason_of(done)}")

    @property
    def list_url(self) -> str:
        """The address of the list of reviews that are due."""
        return reverse("career_pages_reviews_due")

    def get_page_subtitle(self) -> str:
        """Return the name of the role, as in its newest version."""
        return str(self.page.draft_title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the role and what a confirmation would do."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        foreseen = foresee(self.page, self.request.user)
        return {
            **context,
            "page": self.page,
            "reason": reason_of(foreseen),
            "possible": foreseen.result in CHANGES,
            "goes_live": foreseen.result is Result.LIVE,
            "next": get_valid_next_url_from_request(self.request),
            "list_url": self.list_url,
        }

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Return the way here, through the role's edit screen."""
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.page.draft_title},
            {"url": "", "label": self.page_title},
        ]


def reason_of(done: Outcome) -> str:
    """Return why a confirmation does not change what readers see; "" if it does."""
    if done.result is Result.UNCHANGED:
        return "It was confirmed today already."
    return " ".join([done.reason, *dict.fromkeys(error.message for error in done.errors)])
