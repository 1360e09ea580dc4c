"""Delete a role or chapter."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.views.pages.delete import DeleteView

from career_pages.admin.departure_context import departure_context, tell_of_redirects
from career_pages.admin.redirect_form import RedirectForm
from career_pages.departure import Departure


class DeleteGuidePageView(DeleteView):
    """Shows what links to a page before it is deleted, and sends its readers elsewhere."""

    template_name = "career_pages/admin/delete_guide_page.html"

    @cached_property
    def departure(self) -> Departure:
        """The page and its chapters."""
        return Departure([self.page])

    @cached_property
    def redirect_form(self) -> RedirectForm:
        """The question where readers go."""
        return RedirectForm(
            self.request.POST if self.request.method == "POST" else None, departure=self.departure
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Delete the page; the redirect is made when that has happened."""
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
        parent = reverse("wagtailadmin_explore", args=[self.page.get_parent().pk])
        return {**context, **shown, "parent_url": parent}
