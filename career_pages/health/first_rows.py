"""Rows for pages that are older than the rows are."""

from career_pages.health.refreshing import check_pages, guide_pages
from search.first_index import all_migrations_applied


def check_unchecked(using: str) -> None:
    """Check every role and chapter that has no row, once all migrations are applied."""
    if all_migrations_applied(using):
        pages = guide_pages().using(using).filter(health=None).order_by("pk")
        check_pages(list(pages.values_list("pk", flat=True)))
