"""One document before it becomes a draft: the source beside the outline."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages

from career_pages.admin.imports.import_view import ImportView
from career_pages.admin.imports.line_form import LineForm
from career_pages.importing.corrections import corrections_from_json, corrections_to_json
from career_pages.importing.uploads.line_choices import with_correction
from career_pages.importing.uploads.rehearsal import Rehearsal, rehearse
from career_pages.importing.uploads.review import ReviewLine
from career_pages.importing.uploads.working import import_once
from career_pages.models import ImportFile
from career_pages.models.import_file import UNDECIDED

_LONGEST_NAME = 255


class ReviewView(ImportView):
    """Shows what would become of a document, lets an editor correct it, and makes the draft."""

    page_title = "Look through the import"
    template_name = "career_pages/admin/imports/review.html"

    @cached_property
    def file(self) -> ImportFile:
        """The document."""
        return self.import_file()

    @cached_property
    def rehearsal(self) -> Rehearsal:
        """What its import would do."""
        return rehearse(self.file, self.request)

    def results(self) -> HttpResponse:
        """Lead to the results of the import."""
        return redirect("guide_imports:results", self.file.guide_import_id)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the review; ``line`` in the address opens the form of that line."""
        if not self.file.can_be_looked_through:
            return self.results()
        return self._page(request.GET.get("line", ""))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make the draft, and open it in the editor; or throw the document away."""
        if not self.file.can_be_looked_through:
            return self.results()
        if "discard" in request.POST:
            self.file.guide_import.delete()
            messages.success(request, f"“{self.file.name}” was not imported.")
            return redirect("guide_imports:start")
        file = import_once(self.file.pk, UNDECIDED)
        if file is None:
            return self.results()
        if file.page is None:
            return self._page("")
        messages.success(
            request,
            f"“{file.name}” was imported as a draft. It is not published yet.",
            buttons=[messages.button(self._results_url(), "See the result or undo it")],
        )
        return redirect("wagtailadmin_pages:edit", file.page.pk)

    def _results_url(self) -> str:
        return reverse("guide_imports:results", args=[self.file.guide_import_id])

    def form_of(self, number: str, data: Any = None) -> LineForm | None:
        """Return the form of the line with that number, or None when there is none to change."""
        wanted = [line for line in self.rehearsal.lines if str(line.number) == number]
        line = next((line for line in wanted if line.placement), None)
        return LineForm(line, self.rehearsal.outline, data) if line else None

    def _page(self, number: str, form: LineForm | None = None) -> HttpResponse:
        form = form or self.form_of(number)
        context = self.get_context_data(form=form, file=self.file, rehearsal=self.rehearsal)
        return self.render_to_response(context)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context: what the import would do, and which line is open."""
        corrected = {one.line for one in corrections_from_json(self.file.corrections)}
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"corrected": corrected}


class CorrectLineView(ReviewView):
    """Takes down what an editor says of a line, or of the role's name."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the correction, and show the review with it."""
        if not self.file.can_be_looked_through:
            return self.results()
        if "role" in request.POST:
            self.file.role = " ".join(request.POST["role"].split())[:_LONGEST_NAME]
            self.file.save(update_fields=["role"])
            return redirect("guide_imports:review", self.file.pk)
        number = request.POST.get("line", "")
        form = self.form_of(number, request.POST)
        if form is None:
            messages.error(request, "There is no such line to change in this document.")
            return redirect("guide_imports:review", self.file.pk)
        if not form.is_valid():
            return self._page(number, form)
        self._keep(form.line, form)
        address = reverse("guide_imports:review", args=[self.file.pk])
        return redirect(f"{address}#line-{form.line.number}")

    def _keep(self, line: ReviewLine, form: LineForm) -> None:
        known = corrections_from_json(self.file.corrections)
        corrections = with_correction(known, line.number, form.correction)
        self.file.corrections = corrections_to_json(corrections)
        self.file.save(update_fields=["corrections"])
