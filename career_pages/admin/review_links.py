"""Review links in the admin."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name, get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail_modeladmin.helpers import ButtonHelper, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin

from career_pages.admin.records import FewWordsSearchHandler
from career_pages.models import ChapterPage, ReviewLink, ReviewLinkState, RolePage
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


class StateFilter(SimpleListFilter):
    """Filters review links by whether they work."""

    title = "state"
    parameter_name = "state"

    def lookups(
        self, request: HttpRequest, model_admin: "admin.ModelAdmin[ReviewLink]"
    ) -> list[tuple[str, str]]:
        """Return the states."""
        return [(state.value, str(state.label)) for state in ReviewLinkState]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[ReviewLink]
    ) -> QuerySet[ReviewLink]:
        """Return the links in the chosen state."""
        if self.value() in ReviewLinkState.values:
            return queryset.filter(pk__in=ReviewLink.objects.in_state(self.value() or ""))
        return queryset


class CreatorFilter(SimpleListFilter):
    """Filters review links by who made them."""

    title = "who made it"
    parameter_name = "creator"

    def lookups(
        self, request: HttpRequest, model_admin: "admin.ModelAdmin[ReviewLink]"
    ) -> list[tuple[str, str]]:
        """Return those who made a link that the user may see."""
        links = model_admin.get_queryset(request)
        people = get_user_model().objects.filter(pk__in=links.values("created_by"))
        names = [(str(person.pk), get_user_display_name(person)) for person in people]
        return sorted(names, key=lambda pair: pair[1].casefold())

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[ReviewLink]
    ) -> QuerySet[ReviewLink]:
        """Return the links that the chosen person made."""
        chosen = self.value() or ""
        return queryset.filter(created_by=int(chosen[:18])) if chosen.isdecimal() else queryset


class ReviewLinkPermissionHelper(PermissionHelper):
    """Lets those who may edit pages see links; nobody adds or changes one here."""

    def user_can_list(self, user: Any) -> bool:
        """Say whether there are pages that the user may edit."""
        return bool(PagePermissionPolicy().user_has_any_permission(user, {"add", "change"}))

    def user_can_create(self, user: Any) -> bool:
        """Say no: a link is made on the screen of its page."""
        return False

    def user_can_edit_obj(self, user: Any, obj: ReviewLink) -> bool:
        """Say no."""
        return False

    def user_can_delete_obj(self, user: Any, obj: ReviewLink) -> bool:
        """Say no: a link that is revoked stays as a record of who could read."""
        return False


class ReviewLinkButtonHelper(ButtonHelper):
    """What can be done with a link: end it, or see it among those of its role."""

    def get_primary_button(self, obj: ReviewLink) -> dict[str, Any] | None:
        """Return where the name of the role leads: to the screen where its links are."""
        if not may_share(self.request.user, obj.page):
            return None
        address = reverse("career_pages_review_links", args=[obj.page_id])
        return {"url": address, "title": "Links to this draft"}

    def get_buttons_for_obj(
        self,
        obj: ReviewLink,
        exclude: list[str] | None = None,
        classnames_add: list[str] | None = None,
        classnames_exclude: list[str] | None = None,
    ) -> list[dict[str, Any]]:
        """Return the button that revokes a link that works, for those who may."""
        if not obj.works or not may_revoke(self.request.user, obj):
            return []
        return [
            {
                "url": reverse("career_pages_revoke_review_link", args=[obj.pk]),
                "label": "Revoke",
                "classname": self.finalise_classname(
                    [*self.delete_button_classnames, *(classnames_add or [])], classnames_exclude
                ),
                "title": f"Revoke the link to {obj}",
            }
        ]


class ReviewLinkAdmin(ModelAdmin):
    """Lists, filters and searches review links, and revokes them."""

    model = ReviewLink
    base_url_path = "review-links"
    menu_label = "Review links"
    menu_order = 60
    menu_icon = "link-external"
    list_display = ("role", "recipient", "creator", "expires_at", "status", "opened")
    list_filter = (StateFilter, CreatorFilter)
    list_per_page = 50
    search_fields = (
        "page__draft_title",
        "recipient",
        "created_by__username",
        "created_by__first_name",
        "created_by__last_name",
    )
    search_handler_class = FewWordsSearchHandler
    history_view_enabled = False
    index_view_extra_css = ["career_pages/record_lists.css", "career_pages/reviewing.css"]
    permission_helper_class = ReviewLinkPermissionHelper
    button_helper_class = ReviewLinkButtonHelper

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReviewLink]:
        """Return the links to pages that the user may edit, and the user's own."""
        editable = PagePermissionPolicy().instances_user_has_permission_for(request.user, "change")
        links: QuerySet[ReviewLink] = super().get_queryset(request)
        return links.filter(
            Q(page__in=editable.values("pk")) | Q(created_by=request.user)
        ).select_related("page", "created_by", "revoked_by")

    def get_permissions_for_registration(self) -> QuerySet[Permission]:
        """Return none: what a user may do follows from the page."""
        return Permission.objects.none()

    def role(self, link: ReviewLink) -> str:
        """Return the name of the role, as in its newest version."""
        return str(link.page.draft_title)

    role.admin_order_field = "page__draft_title"  # type: ignore[attr-defined]

    def creator(self, link: ReviewLink) -> str:
        """Return the name of whoever made the link."""
        return get_user_display_name(link.created_by) or "somebody who has left"

    creator.short_description = "made by"  # type: ignore[attr-defined]
    creator.admin_order_field = "created_by__username"  # type: ignore[attr-defined]

    def status(self, link: ReviewLink) -> str:
        """Return whether the link works, and who ended one that was revoked."""
        name = get_user_display_name(link.revoked_by)
        by = f" by {name}" if link.state is ReviewLinkState.REVOKED and name else ""
        return f"{link.state.label}{by}"

    def opened(self, link: ReviewLink) -> str:
        """Return how often the link was opened."""
        return f"{link.opened_count}×" if link.opened_count else "never"

    opened.admin_order_field = "opened_count"  # type: ignore[attr-defined]
