"""What became of the documents of an import."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages

from career_pages.admin.imports.import_view import ImportView
from career_pages.importing.uploads.progress import progress_of
from career_pages.importing.uploads.tasks import put_in_line
from career_pages.importing.uploads.undoing import UndoError, undo
from career_pages.models import ImportStatus


class ResultsView(ImportView):
    """Shows how far an import is, and the result of each document."""

    page_title = "Imported guides"
    template_name = "career_pages/admin/imports/results.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context: the import, its documents, and how far it is."""
        guide_import = self.guide_import()
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "guide_import": guide_import,
            "files": guide_import.files.listed(),
            "progress": progress_of(guide_import),
        }


class ProgressView(ResultsView):
    """Answers with the part of the results that changes while the import runs."""

    template_name = "career_pages/admin/imports/progress.html"


class RetryView(ImportView):
    """Puts the failed and the waiting documents of an import in line again."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Retry what failed, or go on after a stop."""
        guide_import = self.guide_import()
        failed = guide_import.files.filter(status=ImportStatus.FAILED)
        failed.update(status=ImportStatus.WAITING, error="")
        if guide_import.files.filter(status=ImportStatus.WAITING).exists():
            put_in_line(guide_import)
        else:
            messages.warning(
                request,
                "There is nothing to try again: these files cannot be read. "
                "Correct them, then import them anew.",
            )
        return redirect("guide_imports:results", guide_import.pk)


class UndoView(ImportView):
    """Undoes the import of one document, or of all documents of an import."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Undo what can be undone, and say of each other document why not."""
        chosen = request.POST.get("file", "")
        guide_import = self.guide_import()
        files = guide_import.files.filter(status=ImportStatus.IMPORTED).order_by("-pk")
        if chosen.isdecimal():
            files = files.filter(pk=chosen)
        undone = 0
        for file in files:
            try:
                undo(file, request.user)
                undone += 1
            except UndoError as error:
                messages.error(request, f"{file.name}: {error}")
        if undone:
            noun = "The import was" if undone == 1 else f"{undone} imports were"
            messages.success(request, f"{noun} undone.")
        return redirect("guide_imports:results", guide_import.pk)
