"""What the views of the import screen have in common."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from career_pages.importing.uploads.permission import NO_MORE_ROLES, may_import
from career_pages.models import GuideImport, ImportFile


class ImportView(WagtailAdminTemplateMixin, TemplateView):
    """A view for whoever may add roles to the guide."""

    page_title = "Import a guide"
    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer those who may import; raises PermissionDenied for all others."""
        if not may_import(request.user):
            raise PermissionDenied(NO_MORE_ROLES)
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[assignment]
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: from the first page of the import screen."""
        start = {"url": reverse("guide_imports:start"), "label": ImportView.page_title}
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, start, here]

    def guide_import(self) -> GuideImport:
        """Return the import of the address; raises Http404 for one of somebody else."""
        return get_object_or_404(GuideImport.visible_to(self.request.user), pk=self.kwargs["pk"])

    def import_file(self) -> ImportFile:
        """Return the document of the address; raises Http404 for one of somebody else."""
        files = ImportFile.visible_to(self.request.user).select_related("guide_import", "page")
        return get_object_or_404(files, pk=self.kwargs["pk"])
