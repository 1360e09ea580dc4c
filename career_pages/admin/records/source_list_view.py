"""The list of sources, each address once."""

from collections import defaultdict
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from career_pages.admin.records.record_list_view import RecordListView
from career_pages.change_barriers import editable_ids
from career_pages.models import Source
from career_pages.source_addresses import one_for_each_address, shown_sources


class SourceListView(RecordListView):
    """Lists each address once, with the roles that name it."""

    def get_queryset(self, request: HttpRequest | None = None) -> QuerySet[Any]:
        """Return one source for each address that the filters and the search leave."""
        found = super().get_queryset(request)
        rows = one_for_each_address(found)
        return rows.order_by(*self.get_ordering(request or self.request, rows))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context; each source of the page knows its roles."""
        all_count = one_for_each_address(shown_sources()).count()
        context: dict[str, Any] = super().get_context_data(**kwargs)
        rows = list(context["object_list"])
        named = _naming(rows)
        editable = editable_ids(
            self.request.user, {one.role_id for sources in named.values() for one in sources}
        )
        for row in rows:
            row.naming = named[_key(row)]
            row.editable = editable
        return {**context, "object_list": rows, "all_count": all_count}


def _naming(rows: list[Source]) -> dict[tuple[str, str], list[Source]]:
    """Return the sources of live roles by what they have in common with one of the rows."""
    alike = shown_sources().filter(url__in={row.url for row in rows if row.url})
    alike |= shown_sources().filter(url="", title__in={row.title for row in rows if not row.url})
    fields = ("title", "url", "role__draft_title", "role__last_reviewed")
    by_key: dict[tuple[str, str], list[Source]] = defaultdict(list)
    for source in alike.select_related("role").only(*fields).order_by("role__draft_title", "pk"):
        by_key[_key(source)].append(source)
    return by_key


def _key(source: Source) -> tuple[str, str]:
    return source.url, "" if source.url else source.title
