"""What follows when a page is published."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import page_published

from career_pages.page_redirects import page_is_back


def connect() -> None:
    """Let no redirect that was made when a page went outlast its return."""
    page_published.connect(page_was_published)


def page_was_published(instance: Page, **kwargs: Any) -> None:
    """Delete the redirects that were made when there was no page at this address."""
    page_is_back(instance)
