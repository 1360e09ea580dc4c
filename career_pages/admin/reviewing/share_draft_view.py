"""The review links of one role, and a form for a new one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from career_pages.admin.reviewing.review_link_form import ReviewLinkForm
from career_pages.models import ChapterPage, ReviewLink, RolePage
from career_pages.reviewing.sharing import may_revoke, may_share, share_draft
from career_pages.reviewing.tokens import address_of


class ShareDraftView(WagtailAdminTemplateMixin, TemplateView):
    """Makes review links, lists those there are, and shows the address of one to copy."""

    template_name = "career_pages/admin/reviewing/share_draft.html"
    page_title = "Share draft for review"
    header_icon = "link"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may edit the role; raises PermissionDenied for all others.

        From a chapter it leads to the role, with which the chapter is shared.
        """
        page = get_object_or_404(Page, pk=kwargs["page_id"])
        if page.specific_class is ChapterPage:
            return redirect("career_pages_review_links", page.get_parent().pk)
        self.page = get_object_or_404(RolePage, pk=page.pk)
        if not may_share(request.user, self.page):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Make a link and show it, or show what is missing."""
        form = ReviewLinkForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        recipient = form.cleaned_data["recipient"]
        link = share_draft(self.page, recipient, form.cleaned_data["days"], request.user)
        messages.success(request, f"The link for {recipient} is ready: copy it below and send it.")
        return redirect(f"{request.path}?{urlencode({'link': link.pk})}")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the form, the links, and the one to copy."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        links = list(self.page.review_links.select_related("created_by", "revoked_by"))
        for link in links:
            link.page = self.page
        shown = next((one for one in links if str(one.pk) == self.request.GET.get("link")), None)
        return {
            **context,
            "form": context.get("form") or ReviewLinkForm(),
            "page": self.page,
            "chapters": ChapterPage.objects.child_of(self.page).values_list(
                "draft_title", flat=True
            ),
            "restricted": self.page.get_view_restrictions().exists(),
            "rows": [(link, may_revoke(self.request.user, link)) for link in links],
            **(self._to_copy(shown) if shown and shown.works else {}),
        }

    def _to_copy(self, link: ReviewLink) -> dict[str, Any]:
        """Return the address of the link, and a message in which it stands."""
        words = {
            "link": link,
            "page": self.page,
            "address": address_of(link),
            "sender": get_user_display_name(self.request.user),
        }
        message = render_to_string("career_pages/admin/reviewing/link_message.txt", words)
        return {"shown": link, "address": words["address"], "message": message.strip()}

    def get_page_subtitle(self) -> str:
        """Return the name of the role, as in its newest version."""
        return str(self.page.draft_title)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Return the way here, through the role's edit screen."""
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.page.draft_title},
            {"url": "", "label": self.page_title},
        ]
