"""Make a query that readers search for another title of a role."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.widgets import AdminPageChooser

from career_pages.admin.edit_address import edit_address
from career_pages.admin.records.role_records_mixin import RoleRecordsMixin
from career_pages.models import OtherTitle, RolePage
from career_pages.outcome import CHANGES, Outcome, Result
from career_pages.quiet_change import apply_change
from career_pages.role_changes import add_title

LONGEST = OtherTitle._meta.get_field("title").max_length


class TitleForm(forms.Form):
    """Asks for the title as readers are to see it, and for the role."""

    title = forms.CharField(
        max_length=LONGEST,
        label=gettext_lazy("Title"),
        help_text=gettext_lazy("As readers see it among the role's other titles."),
    )
    role = forms.ModelChoiceField(
        RolePage.objects.all(),
        label=gettext_lazy("Role"),
        widget=AdminPageChooser(target_models=[RolePage], user_perms="edit"),
    )


class AddTitleView(RoleRecordsMixin, FormView[TitleForm]):
    """Gives a role another title, which goes live at once where nothing else waits."""

    template_name = "search/admin/add_title.html"
    page_title = gettext_lazy("Make it a title")
    header_icon = "tag"
    list_name = "search_report"
    list_label = gettext_lazy("Searches")
    form_class = TitleForm

    def get_initial(self) -> dict[str, Any]:
        """Return the query that the link names."""
        return {"title": capfirst(self.request.GET.get("query", "")[:LONGEST])}

    def form_valid(self, form: TitleForm) -> HttpResponse:
        """Add the title and say what became of the role, or say why it could not be added."""
        title, role = form.cleaned_data["title"], form.cleaned_data["role"]
        became = apply_change(role, self.request.user, add_title(title))
        if became.result is Result.SKIPPED:
            form.add_error("role", became.reason)
            return self.form_invalid(form)
        button = messages.button(edit_address(became.page_id, "other_titles"), gettext("Edit"))
        tell = messages.success if became.result in CHANGES else messages.warning
        tell(self.request, _told(title, became), buttons=[button])
        return redirect(reverse(self.list_name))


def _told(title: str, became: Outcome) -> str:
    names = {"title": title, "role": became.title, "reason": became.reason}
    if became.result is Result.LIVE:
        return gettext("Readers who search for “%(title)s” find “%(role)s” now.") % names
    if became.result is Result.DRAFT:
        told = gettext(
            "“%(title)s” is in the draft of “%(role)s”, and readers find it when that is published:"
            " %(reason)s"
        )
        return told % names
    return gettext("“%(role)s” is called “%(title)s” already.") % names
