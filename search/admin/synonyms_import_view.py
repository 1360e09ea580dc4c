"""Take over synonyms from a spreadsheet."""

from typing import Any, Final

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail_modeladmin.views import WMABaseView

from career_pages.editions import present_editions
from search.editions import SYNONYMS
from search.synonyms.csv_file import MOST_BYTES, read_rows
from search.synonyms.importing import carry_out, plan_of

MOST_PROBLEMS: Final = 30


class SynonymsFileForm(forms.Form):
    """Asks for the file."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_(
            "A CSV file in UTF-8 with the columns “words”, such as “lawyer; attorney; solicitor”,"
            " and “direction”: “both” or “first”. Download the list to see its form."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )


class SynonymsImportView(WMABaseView):
    """Shows what a file would change, then changes it: all of it, or nothing."""

    page_title = _("Import synonyms")
    template_name = "search/admin/import_synonyms.html"

    def check_action_permitted(self, user: Any) -> bool:
        """Say whether the user may both add and change synonyms."""
        may = self.permission_helper
        return bool(may.user_can_create(user) and may.user_can_edit_obj(user, None))

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask for the file."""
        return self._page(form=SynonymsFileForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show what the file would change; what has been shown is done."""
        if "rows" in request.POST:
            return self._confirmed(request.POST["rows"], request.POST.get("edition", ""))
        form = SynonymsFileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form=form)
        return self._preview(form.cleaned_data["file"].read(MOST_BYTES + 1))

    def _preview(self, data: bytes) -> HttpResponse:
        edition = self._edition()
        rows, problems = read_rows(data)
        if problems:
            shown, more = problems[:MOST_PROBLEMS], len(problems[MOST_PROBLEMS:])
            return self._page(form=SynonymsFileForm(), problems=shown, more_problems=more)
        text = data.decode("utf-8-sig")
        return self._page(plan=plan_of(rows), rows=text, edition=edition)

    def _confirmed(self, text: str, edition: str) -> HttpResponse:
        data = text.encode()
        rows, problems = read_rows(data)
        if problems:
            return self._preview(data)
        with transaction.atomic():
            if edition != self._edition():
                messages.warning(
                    self.request,
                    _("Somebody has changed synonyms since: this is what would change now."),
                )
                return self._preview(data)
            plan = plan_of(rows)
            carry_out(plan, self.request.user)
        messages.success(
            self.request,
            _("Imported. New: %(new)d, changed: %(changed)d, the same as before: %(same)d.")
            % {"new": len(plan.new), "changed": len(plan.changed), "same": plan.same},
        )
        return redirect(self.index_url)

    def _edition(self) -> str:
        return str(present_editions().get(SYNONYMS, ""))

    def _page(self, **context: Any) -> HttpResponse:
        response: HttpResponse = self.render_to_response(self.get_context_data(**context))
        return response
