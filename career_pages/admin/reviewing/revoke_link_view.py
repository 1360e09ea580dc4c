"""The end of a review link."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from career_pages.models import ReviewLink
from career_pages.reviewing.sharing import may_revoke, revoke


class RevokeLinkView(WagtailAdminTemplateMixin, TemplateView):
    """Asks whether a review link is to end, and ends it."""

    template_name = "career_pages/admin/reviewing/revoke_link.html"
    page_title = "Revoke review link"
    header_icon = "link"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer whoever made the link or may publish the role; raises PermissionDenied else."""
        links = ReviewLink.objects.select_related("page")
        self.link = get_object_or_404(links, pk=kwargs["link_id"])
        if not may_revoke(request.user, self.link):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, link_id: int) -> HttpResponse:
        """End the link and go back to where it was listed."""
        if revoke(self.link, request.user):
            messages.success(request, f"The link for {self.link.recipient} no longer works.")
        else:
            messages.warning(request, "This link was revoked already.")
        return redirect(get_valid_next_url_from_request(request) or self.list_url)

    @property
    def list_url(self) -> str:
        """The address of the list of everybody's links."""
        return reverse("review-links_modeladmin_index")

    def get_page_subtitle(self) -> str:
        """Return the name of the role, as in its newest version."""
        return str(self.link.page.draft_title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the link."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "link": self.link, "list_url": self.list_url}

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Return the way here, through the list of links."""
        return [
            *self.breadcrumbs_items,
            {"url": self.list_url, "label": "Review links"},
            {"url": "", "label": self.page_title},
        ]
