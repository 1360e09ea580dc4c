"""Review links in the admin: made and shown on a screen of each role, and all of them in a list."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django import forms
from django.contrib.admin import display
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name, get_valid_next_url_from_request
from wagtail.permission_policies.pages import PagePermissionPolicy

from career_pages.admin.records import RecordAdmin, RecordButton, RecordButtons, RoleRecordAdmin
from career_pages.admin.screens import Options, RecordFilter, RoleScreen, Screen
from career_pages.models import ChapterPage, ReviewLink, ReviewLinkState
from career_pages.review.links import (
    USUALLY_VALID_FOR,
    VALID_FOR,
    address_of,
    may_revoke,
    may_share,
    revoke,
    share_draft,
)


class ReviewLinkForm(forms.ModelForm[ReviewLink]):
    """Asks for whom a review link is, and for how many days."""

    days = forms.TypedChoiceField(
        label="Works for",
        choices=[(days, f"{days} days") for days in VALID_FOR],
        initial=USUALLY_VALID_FOR,
        coerce=int,
        error_messages={"invalid_choice": "Choose for how long the link works."},
    )

    class Meta:
        model = ReviewLink
        fields = ["recipient"]
        help_texts = {
            "recipient": "A name or a note, so that you know this link from others. "
            "Readers do not see it."
        }
        error_messages = {"recipient": {"required": "Write for whom the link is, such as a name."}}


class ShareDraftView(RoleScreen, TemplateView):
    """Makes review links, lists those there are, and shows the address of one to copy."""

    template_name = "career_pages/admin/reviewing/share_draft.html"
    page_title = "Share draft for review"
    header_icon = "link"

    def lets_in(self, user: Any) -> bool:
        return may_share(user, self.page)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer for a role; from a chapter, lead to the role, with which it is shared."""
        if chapter := ChapterPage.objects.filter(pk=kwargs["page_id"]).first():
            return redirect("career_pages_review_links", chapter.get_parent().pk)
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
        context = super().get_context_data(**kwargs)
        links = list(self.page.review_links.select_related("created_by", "revoked_by"))
        for link in links:
            link.page = self.page
        shown = next((one for one in links if str(one.pk) == self.request.GET.get("link")), None)
        chapters = ChapterPage.objects.child_of(self.page)
        return {
            **context,
            "form": context.get("form") or ReviewLinkForm(),
            "chapters": chapters.values_list("draft_title", flat=True),
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


class RevokeLinkView(Screen, TemplateView):
    """Asks whoever made a link or may publish its role whether it is to end, and ends it."""

    template_name = "career_pages/admin/reviewing/revoke_link.html"
    page_title = "Revoke review link"
    header_icon = "link"

    def lets_in(self, user: Any) -> bool:
        return may_revoke(user, self.link)

    def way(self) -> list[tuple[str, str | Promise]]:
        return [(self.list_url, ReviewLinkAdmin.menu_label)]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer for a link that there is; raises Http404 for others."""
        links = ReviewLink.objects.select_related("page")
        self.link = get_object_or_404(links, pk=kwargs["link_id"])
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
        return str(self.link.page.draft_title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, link=self.link, list_url=self.list_url)


def _is_in(state: str) -> Q:
    return Q(pk__in=ReviewLink.objects.in_state(state))


class StateFilter(RecordFilter):
    """Filters review links by whether they work."""

    title = "state"
    parameter_name = "state"
    options = {
        state.value: (state.label, partial(_is_in, state.value)) for state in ReviewLinkState
    }


class CreatorFilter(RecordFilter):
    """Filters review links by who made them."""

    title = "who made it"
    parameter_name = "creator"

    def get_options(self, request: HttpRequest, model_admin: Any) -> Options:
        """Return those who made a link that the user may see."""
        links = model_admin.get_queryset(request)
        people = get_user_model().objects.filter(pk__in=links.values("created_by"))
        named = sorted(
            ((get_user_display_name(one), one.pk) for one in people),
            key=lambda pair: pair[0].casefold(),
        )
        return {str(pk): (name, partial(Q, created_by=pk)) for name, pk in named}


class ReviewLinkButtons(RecordButtons):
    """What can be done with a link: end it, or see it among those of its role."""

    def get_primary_button(self, obj: ReviewLink) -> dict[str, Any] | None:
        """Return where the name of the role leads: to the screen where its links are."""
        if not may_share(self.request.user, obj.page):
            return None
        address = reverse("career_pages_review_links", args=[obj.page_id])
        return {"url": address, "title": "Links to this draft"}

    def own_buttons(self, record: ReviewLink) -> Iterator[RecordButton]:
        if record.works and may_revoke(self.request.user, record):
            url = reverse("career_pages_revoke_review_link", args=[record.pk])
            title = f"Revoke the link to {record}"
            yield RecordButton(url, "Revoke", title, self.delete_button_classnames)


class ReviewLinkAdmin(RoleRecordAdmin):
    """Lists, filters and searches review links, and revokes them.

    One that is revoked stays, as a record of who could read.
    """

    model = ReviewLink
    base_url_path = "review-links"
    menu_label = "Review links"
    menu_order = 60
    menu_icon = "link-external"
    list_display = ("role", "recipient", "creator", "expires_at", "status", "opened")
    list_filter = (StateFilter, CreatorFilter)
    search_fields = (
        "page__draft_title",
        "recipient",
        "created_by__username",
        "created_by__first_name",
        "created_by__last_name",
    )
    index_view_extra_css = [*RecordAdmin.index_view_extra_css, "career_pages/reviewing.css"]
    button_helper_class = ReviewLinkButtons

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        """Return the addresses of the list and of forms, which refuse everybody."""
        return RecordAdmin.get_admin_urls_for_registration(self)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReviewLink]:
        """Return the links to pages that the user may edit, and the user's own."""
        editable = PagePermissionPolicy().instances_user_has_permission_for(request.user, "change")
        visible = Q(page__in=editable.values("pk")) | Q(created_by=request.user)
        links = super().get_queryset(request).filter(visible)
        return links.select_related("page", "created_by", "revoked_by")

    @display(ordering="page__draft_title")
    def role(self, link: ReviewLink) -> str:
        """Return the name of the role, as in its newest version."""
        return str(link.page.draft_title)

    @display(description="made by", ordering="created_by__username")
    def creator(self, link: ReviewLink) -> str:
        """Return the name of whoever made the link."""
        return get_user_display_name(link.created_by) or "somebody who has left"

    def status(self, link: ReviewLink) -> str:
        """Return whether the link works, and who ended one that was revoked."""
        name = get_user_display_name(link.revoked_by)
        by = f" by {name}" if link.state is ReviewLinkState.REVOKED and name else ""
        return f"{link.state.label}{by}"

    @display(ordering="opened_count")
    def opened(self, link: ReviewLink) -> str:
        """Return how often the link was opened."""
        return f"{link.opened_count}×" if link.opened_count else "never"
