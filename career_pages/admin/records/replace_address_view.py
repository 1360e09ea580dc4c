"""Replace an address in the sources of every role."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin import messages

from career_pages.admin.bulk.report import keep_report
from career_pages.admin.bulk.rows import EXPECTED, grouped
from career_pages.admin.records.role_records_mixin import RoleRecordsMixin
from career_pages.bulk_changes import (
    MOST_PAGES,
    Selection,
    change_pages,
    expected_changes,
    only_changeable_roles,
    select_pages,
)
from career_pages.models import RolePage, Source
from career_pages.source_addresses import replace_address, roles_that_name

_LONGEST = Source._meta.get_field("url").max_length


class AddressForm(forms.Form):
    """Asks for the address that is no longer right, and for the one that is."""

    old = forms.CharField(
        max_length=_LONGEST, label="Old address", help_text="As the roles name it."
    )
    new = forms.URLField(
        max_length=_LONGEST,
        assume_scheme="https",
        label="New address",
        help_text="Where the page is now, such as https://example.org/report.",
    )

    def clean(self) -> dict[str, Any]:
        """Return the cleaned data; raises ValidationError if both addresses are the same."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("old") and data.get("old") == data.get("new"):
            self.add_error("new", "Write another address than the old one.")
        return data


class ReplaceAddressView(RoleRecordsMixin, FormView[AddressForm]):
    """Says which roles name an address, and puts another in its place."""

    template_name = "career_pages/admin/records/replace_address.html"
    page_title = "Replace an address"
    header_icon = "link"
    list_name = "sources_modeladmin_index"
    list_label = "Sources"
    form_class = AddressForm

    def get_initial(self) -> dict[str, Any]:
        """Return the address that the link names."""
        return {"old": self.request.GET.get("address", "")}

    def form_valid(self, form: AddressForm) -> HttpResponse:
        """Replace the address, as many roles at a time as a request can do, and report."""
        old, new = form.cleaned_data["old"], form.cleaned_data["new"]
        selection = self._selection(old)
        if not selection.size:
            form.add_error("old", "No role names this address as a source.")
            return self.form_invalid(form)
        pages, later = selection.pages[:MOST_PAGES], selection.pages[MOST_PAGES:]
        outcomes = change_pages(pages, self.request.user, replace_address(old, new))
        if later:
            messages.warning(
                self.request,
                f"{len(later)} more roles name the old address: replace it again to go on.",
            )
        return redirect(
            keep_report(
                self.request,
                "Replaced address: what became of each role",
                [*selection.skipped, *outcomes],
                reverse(self.list_name),
            )
        )

    def _selection(self, old: str) -> Selection:
        keys = map(str, roles_that_name(old))
        return only_changeable_roles(
            select_pages(keys, RolePage.objects.defer_streamfields()), self.request.user
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the roles that name the old address."""
        context = super().get_context_data(**kwargs)
        old = str(context["form"]["old"].value() or "")
        selection = self._selection(old) if old else Selection([], [])
        expected = expected_changes(selection.pages[:MOST_PAGES], self.request.user)
        return {
            **context,
            "old": old,
            "groups": grouped([*selection.skipped, *expected], EXPECTED, self.request.user),
            "later": len(selection.pages[MOST_PAGES:]),
        }
