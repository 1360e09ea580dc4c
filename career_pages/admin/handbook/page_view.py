"""A page of the handbook."""

from functools import cached_property
from typing import Any

from django.http import Http404

from career_pages.admin.handbook.handbook_view import HandbookView
from career_pages.handbook import HandbookPage


class PageView(HandbookView):
    """Shows one page, and leads to those before and behind it."""

    template_name = "career_pages/admin/handbook/page.html"

    @cached_property
    def handbook_page(self) -> HandbookPage:
        """The page of the address; raises Http404 for a name that the contents do not list."""
        page = self.book.page(self.kwargs["name"])
        if page is None:
            raise Http404("The handbook has no such page.")
        return page

    def get_page_title(self) -> str:
        """Return the title of the page."""
        return self.handbook_page.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context: the page as HTML and its neighbors."""
        context = super().get_context_data(**kwargs)
        previous, following = self.book.beside(self.handbook_page)
        return context | {
            "handbook_page": self.handbook_page,
            "html": self.html_of(self.handbook_page),
            "previous": previous,
            "following": following,
        }
