"""Where pages are for readers."""

from collections.abc import Iterable

from wagtail.models import Page


def addresses(url_paths: Iterable[str]) -> dict[str, str]:
    """Return the addresses of the pages with those paths of slugs from the root of all pages."""
    # A page knows its address by this path alone, and looks only once for what sites there are.
    page = Page()
    found = {}
    for page.url_path in url_paths:
        found[page.url_path] = page.url or ""
    return found
