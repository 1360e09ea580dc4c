"""A role as a document, from the editor."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from career_pages.exporting.export import ExportFormat, export_role
from career_pages.models import RolePage

_TYPES = {
    ExportFormat.MARKDOWN: "text/markdown; charset=utf-8",
    ExportFormat.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_safe
@never_cache
def export_view(request: HttpRequest, page_id: int, file_format: str) -> HttpResponse:
    """Return a role with its chapters as a file to keep.

    Each page is as its newest version has it if the user may edit it; a chapter that the user may
    not edit is as readers see it. Raises PermissionDenied for a role that the user may not edit,
    and Http404 for other pages and formats.
    """
    if file_format not in set(ExportFormat):
        raise Http404
    role = get_object_or_404(RolePage, pk=page_id)

    def may_edit(page: Any) -> bool:
        return bool(page.permissions_for_user(request.user).can_edit())

    if not may_edit(role):
        raise PermissionDenied
    form = ExportFormat(file_format)
    file = export_role(role, form, drafts=may_edit)
    return HttpResponse(
        file.data,
        content_type=_TYPES[form],
        headers={
            "Content-Disposition": content_disposition_header(True, file.name) or "attachment"
        },
    )
