"""All roles that name a source."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import ListView

from career_pages.admin.edit_address import edit_address
from career_pages.admin.records.role_records_mixin import RoleRecordsMixin
from career_pages.change_barriers import editable_ids
from career_pages.models import Source
from career_pages.source_addresses import same_source, shown_sources


class SourceView(RoleRecordsMixin, ListView[Source]):
    """Shows the live roles that name a source, with when each was reviewed."""

    template_name = "career_pages/admin/records/source.html"
    page_title = "Roles that name a source"
    header_icon = "link"
    list_name = "sources_modeladmin_index"
    list_label = "Sources"
    paginate_by = 50
    page_kwarg = "p"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer for a source that readers see; raises Http404 for all others."""
        self.source = get_object_or_404(shown_sources(), pk=kwargs["source_id"])
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Source]:
        """Return the source of each role."""
        sources = same_source(self.source).select_related("role").defer("role__body")
        alphabetical: QuerySet[Source] = sources.order_by("role__draft_title", "pk")
        return alphabetical

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context with the roles, each with the address of its editor."""
        context = super().get_context_data(**kwargs)
        sources = list(context["page_obj"])
        editable = editable_ids(self.request.user, [one.role_id for one in sources])
        rows = [
            (one, edit_address(one.role_id, "sources") if one.role_id in editable else "")
            for one in sources
        ]
        return {**context, "source": self.source, "rows": rows}
