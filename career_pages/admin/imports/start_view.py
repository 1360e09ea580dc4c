"""Where an import begins."""

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from career_pages.admin.imports.import_form import ImportForm
from career_pages.admin.imports.import_view import ImportView
from career_pages.importing.uploads.accepting import accept
from career_pages.importing.writing.import_settings import import_limits
from career_pages.models import GuideImport, ImportFile, ImportStatus

_MOST_RECENT = 10


class StartView(ImportView):
    """Takes files or a pasted guide, and shows the latest imports."""

    template_name = "career_pages/admin/imports/start.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context: the form, and the latest imports."""
        kwargs.setdefault("form", ImportForm(import_limits()))
        files = Prefetch("files", ImportFile.objects.listed())
        imports = GuideImport.visible_to(self.request.user).prefetch_related(files)
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"imports": imports[:_MOST_RECENT]}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take the documents in; one is shown for review, of several the import begins."""
        form = ImportForm(import_limits(), request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        accepted = accept(form.uploads(), request.user)
        files = list(accepted.files.all())
        if len(files) == 1 and files[0].status == ImportStatus.OPEN:
            return redirect("guide_imports:review", files[0].pk)
        return redirect("guide_imports:results", accepted.pk)
