"""The pages that follow another."""

from collections.abc import Iterator

from wagtail.models import Page


def with_aliases(page: Page) -> Iterator[Page]:
    """Yield the page, its aliases, and theirs."""
    yield page
    for alias in page.aliases.all():
        yield from with_aliases(alias)
