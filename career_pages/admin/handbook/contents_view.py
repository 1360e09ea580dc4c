"""The contents of the handbook, and what was searched for in it."""

from typing import Any

from career_pages.admin.handbook.handbook_view import HandbookView
from career_pages.handbook import search_handbook
from career_pages.handbook.searching import LONGEST_QUERY


class ContentsView(HandbookView):
    """Shows the contents, or the sections that a query finds."""

    template_name = "career_pages/admin/handbook/contents.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context: the contents as HTML, or the query and its hits."""
        context = super().get_context_data(**kwargs)
        query = " ".join(self.request.GET.get("q", "").split())[:LONGEST_QUERY]
        if query:
            return context | {"query": query, "hits": search_handbook(self.book, query)}
        return context | {"html": self.html_of(self.book.contents)}
