"""Delete or unpublish a role or chapter, and say where its readers go."""

from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.pages.delete import DeleteView
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from career_pages.admin.screens import edit_address
from career_pages.models import RolePage
from career_pages.publishing.changes import editable_ids
from career_pages.publishing.removal import IncomingLink, Removal

SUGGESTED: Final = "suggested"
CHOSEN: Final = "page"
NOWHERE: Final = "none"


class PageChooser(AdminPageChooser):
    """A page chooser that takes what is no id for nothing chosen."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        """Return the id of the page, or None."""
        value = str(super().value_from_datadict(data, files, name) or "")
        return value if value.isascii() and value.isdecimal() and len(value) < 19 else None


class RedirectForm(forms.Form):
    """Asks where readers go who follow the old addresses of pages."""

    redirect = forms.ChoiceField(
        required=False,
        widget=forms.RadioSelect,
        label="Readers who follow the old address",
    )
    target = forms.ModelChoiceField(
        queryset=Page.objects.all(),
        required=False,
        widget=PageChooser,
        label="The page that you choose",
    )

    def __init__(self, *args: Any, removal: Removal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.removal = removal
        suggested = self._suggested()
        field: Any = self.fields["redirect"]
        field.choices = [
            *([(SUGGESTED, suggested)] if suggested else []),
            (CHOSEN, "are sent to a page that you choose"),
            (NOWHERE, "learn that there is no page any more"),
        ]
        field.initial = field.choices[0][0] if suggested else NOWHERE

    def _suggested(self) -> str:
        if len(self.removal.chosen) != 1:
            return (
                "are sent to what is nearest: a role's to a related role, a chapter's to its role"
            )
        left = self.removal.chosen[0].specific_class
        page = self.removal.suggestion(self.removal.chosen[0])
        if page is None:
            return ""
        why = ", a related role" if left is page.specific_class is RolePage else ""
        return f"are sent to “{page.draft_title}”{why}"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("redirect") != CHOSEN or "target" in self.errors:
            return data
        target = data.get("target")
        if objection := self.removal.objection(target) if target else "Choose a page.":
            self.add_error("target", objection)
        return data

    def send_readers(self) -> int:
        """Do what was chosen, once the pages are gone; return how many addresses lead elsewhere."""
        choice = self.cleaned_data["redirect"]
        if choice == CHOSEN:
            return self.removal.send_readers(self.cleaned_data["target"])
        return self.removal.send_readers() if choice == SUGGESTED else 0


class RemovalMixin:
    """Shows what links to pages that are taken away, and sends their readers elsewhere.

    It stands before a view of Wagtail's, and says in ``removal`` which pages these are.
    """

    request: HttpRequest
    removal: Any

    @cached_property
    def redirect_form(self) -> RedirectForm:
        """The question where readers go."""
        data = self.request.POST if self.request.method == "POST" else None
        return RedirectForm(data, removal=self.removal)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take the pages away and then make the redirects, or ask again where readers go."""
        if not self.redirect_form.is_valid():
            return self.render_to_response(self.get_context_data())  # type: ignore[attr-defined]
        with transaction.atomic():
            self.removal.remember()
            response = super().post(request, *args, **kwargs)  # type: ignore[misc]
            if count := self.redirect_form.send_readers():
                lead = "1 old address leads" if count == 1 else f"{count} old addresses lead"
                messages.success(request, f"{lead} to another page from now on.")
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the links to the pages and the form."""
        removal, form, user = self.removal, self.redirect_form, self.request.user
        pages = [link.source.pk for link in removal.links if isinstance(link.source, Page)]
        editable, finder = editable_ids(user, pages), AdminURLFinder(user)
        return {
            **super().get_context_data(**kwargs),  # type: ignore[misc]
            "links": [_row(link, editable, finder) for link in removal.links],
            "has_several_targets": len(removal.ids) > 1,
            "redirects_here": removal.redirects_here,
            "redirects_away": removal.redirects_away,
            "redirect_form": form if removal.addresses else None,
            "redirect_media": form.media,
        }


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A row of the table of links: ``edit`` is "" for what the user cannot edit."""

    title: str
    edit: str
    kinds: str
    seen: str
    targets: str


def _row(link: IncomingLink, editable: set[int], finder: AdminURLFinder) -> LinkRow:
    source: Any = link.source
    targets = ", ".join(link.targets)
    kinds = ", ".join(link.kinds)
    if isinstance(source, Page):
        edit = edit_address(source.pk, link.field) if source.pk in editable else ""
        seen = "Live" if link.is_live else "Draft"
        return LinkRow(source.draft_title, edit, kinds, seen, targets)
    title = f"{source._meta.verbose_name.capitalize()} “{source}”"
    return LinkRow(title, finder.get_edit_url(source) or "", kinds, "", targets)


class UnpublishGuidePageView(RemovalMixin, UnpublishView):
    """Unpublishes a page, and its chapters unless an editor says otherwise."""

    template_name = "career_pages/admin/unpublish_guide_page.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer those who may unpublish; one who is late learns that it has been done."""
        permissions = self.object.permissions_for_user(request.user)
        if permissions.can_edit() and not self.object.live:
            messages.warning(request, f"“{self.object.draft_title}” is not published any more.")
            return redirect("wagtailadmin_pages:edit", self.object.pk)
        return super().dispatch(request, *args, **kwargs)

    @property
    def with_chapters(self) -> bool:
        """Whether the chapters go too."""
        return self.request.method != "POST" or "include_descendants" in self.request.POST

    @cached_property
    def removal(self) -> Removal:
        """The page, and its chapters if they go too."""
        return Removal([self.object], with_below=self.with_chapters)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "with_chapters": self.with_chapters}


class DeleteGuidePageView(RemovalMixin, DeleteView):
    """Deletes a page with its chapters."""

    template_name = "career_pages/admin/delete_guide_page.html"

    @cached_property
    def removal(self) -> Removal:
        """The page and its chapters."""
        return Removal([self.page])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        parent = reverse("wagtailadmin_explore", args=[self.page.get_parent().pk])
        return {**super().get_context_data(**kwargs), "parent_url": parent}
