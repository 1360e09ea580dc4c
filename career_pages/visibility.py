"""Which pages every reader may see."""

from typing import Any, Final

from career_pages.below import Below

# An alias is as private as the page that it follows, which may be an alias itself.
PRIVATE: Final = """
WITH RECURSIVE private (id, path) AS (
    SELECT page.id, page.path FROM wagtailcore_page AS page
    JOIN wagtailcore_pageviewrestriction AS restriction ON restriction.page_id = page.id
    UNION
    SELECT alias.id, alias.path FROM wagtailcore_page AS alias
    JOIN private ON private.id = alias.alias_of_id
)
SELECT path FROM private
"""


def open_to_all(pages: Any) -> Any:
    """Return the live pages among ``pages`` that neither they nor a page above them keep private.

    It is what Wagtail's ``live().public()`` finds, without its query for the restrictions, and
    without the aliases of private pages, which Wagtail does not show to everybody either.
    """
    return pages.filter(~Below(PRIVATE), live=True)
