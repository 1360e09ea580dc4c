"""What the views of the handbook have in common."""

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from career_pages.handbook import Handbook, HandbookPage, handbook, render
from career_pages.handbook.rendering import Addresses
from career_pages.handbook.screens import screen_addresses

TITLE = "Handbook"


class ReadersView(View):
    """A view for everybody who may enter the admin."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may enter; raises PermissionDenied for all others."""
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def book(self) -> Handbook:
        """The handbook; raises Http404 where the program came without its docs folder."""
        try:
            return handbook()
        except FileNotFoundError as error:
            raise Http404("The folder docs/editors is not here.") from error


class HandbookView(ReadersView, WagtailAdminTemplateMixin, TemplateView):
    """Shows a page of the handbook with the list of contents beside it."""

    page_title = TITLE
    header_icon = "help"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the parts of the handbook."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"parts": self.book.parts}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: from the contents of the handbook."""
        contents = {"url": reverse("handbook:contents"), "label": TITLE}
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, contents, *([here] if here["label"] != TITLE else [])]

    def html_of(self, page: HandbookPage) -> SafeString:
        """Return the page as HTML."""
        addresses = Addresses(page_address, picture_address, screen_addresses())
        return render(page, self.book.pictures, addresses)


def page_address(name: str) -> str:
    """Return the address of a page by its name, "" for the contents."""
    return reverse("handbook:page", args=[name]) if name else reverse("handbook:contents")


def picture_address(name: str) -> str:
    """Return the address of a picture by its file name."""
    return reverse("handbook:picture", args=[name])
