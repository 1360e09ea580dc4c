"""What the actions that take pages away from readers have in common."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from career_pages.admin.departure_context import departure_context, tell_of_redirects
from career_pages.admin.redirect_form import RedirectForm
from career_pages.bulk_changes import select_pages
from career_pages.departure import Departure


class DepartingAction:
    """Shows what links to the chosen pages, and sends their readers elsewhere.

    It stands before an action of Wagtail's.
    """

    request: HttpRequest
    next_url: str

    def __init__(self, request: HttpRequest, model: Any) -> None:
        super().__init__(request, model)  # type: ignore[call-arg]
        if self.next_url == request.path:
            self.next_url = reverse("wagtailadmin_explore_root")

    @classmethod
    def get_queryset(cls, model: Any, object_ids: Any) -> list[Any]:
        """Return the chosen pages; what is no id, or is gone, is passed over."""
        return select_pages(map(str, object_ids), model.objects.all()).pages

    @cached_property
    def departure(self) -> Departure:
        """The chosen pages that the user may take away, with what is below them."""
        return Departure(self.get_actionable_objects()[0])  # type: ignore[attr-defined]

    @cached_property
    def redirect_form(self) -> RedirectForm:
        """The question where readers go."""
        return RedirectForm(self.request.POST or None, departure=self.departure)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Take the pages away; the redirects are made when that has happened."""
        if not self.redirect_form.is_valid():
            return self.form_invalid(form)  # type: ignore[attr-defined]
        with transaction.atomic():
            self.departure.remember()
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
            tell_of_redirects(self.request, self.redirect_form.send_readers())
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the links to the pages and the form."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        shown = departure_context(self.departure, self.redirect_form, self.request.user)
        return {**context, **shown}
