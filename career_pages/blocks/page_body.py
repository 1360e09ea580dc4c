"""What the bodies of all kinds of page have in common."""

from typing import Any

from wagtail import blocks

from career_pages.page_links import known_pages


class PageBody(blocks.StreamBlock):
    """A body as a whole, which looks up the pages that its texts link to before it renders."""

    class Meta:
        # A page that is there opens as an outline of its sections.
        collapsed = True

    def render(self, value: Any, context: Any = None) -> str:
        """Return the HTML of the body."""
        with known_pages(value):
            return str(super().render(value, context=context))
