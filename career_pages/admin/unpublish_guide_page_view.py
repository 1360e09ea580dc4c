"""Unpublish a role or chapter."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import cached_property
from wagtail.admin import messages
from wagtail.admin.views.pages.unpublish import UnpublishView

from career_pages.admin.departure_context import departure_context, tell_of_redirects
from career_pages.admin.redirect_form import RedirectForm
from career_pages.departure import Departure


class UnpublishGuidePageView(UnpublishView):
    """Shows what links to a page before it is unpublished, and sends its readers elsewhere."""

    template_name = "career_pages/admin/unpublish_guide_page.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may unpublish; one who is late learns that it has been done."""
        permissions = self.object.permissions_for_user(request.user)
        if permissions.can_edit() and not self.object.live:
            messages.warning(request, f"“{self.object.draft_title}” is not published any more.")
            return redirect("wagtailadmin_pages:edit", self.object.pk)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    @property
    def with_chapters(self) -> bool:
        """Whether the chapters go too: they do unless an editor says otherwise."""
        return self.request.method != "POST" or "include_descendants" in self.request.POST

    @cached_property
    def departure(self) -> Departure:
        """The page, and its chapters if they go too."""
        return Departure([self.object], with_below=self.with_chapters)

    @cached_property
    def redirect_form(self) -> RedirectForm:
        """The question where readers go."""
        return RedirectForm(
            self.request.POST if self.request.method == "POST" else None, departure=self.departure
        )

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Unpublish the page; the redirect is made when that has happened."""
        if not self.redirect_form.is_valid():
            return self.render_to_response(self.get_context_data())
        self.departure.remember()
        response: HttpResponse = super().post(request, *args, **kwargs)
        tell_of_redirects(request, self.redirect_form.send_readers())
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the links to the page and the form."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        shown = departure_context(self.departure, self.redirect_form, self.request.user)
        return {**context, **shown, "with_chapters": self.with_chapters}
