"""What follows when a page is saved or published."""

from typing import Any, Final

from django.db.models.signals import post_save
from wagtail.models import Page
from wagtail.signals import page_published

from career_pages.models import RolePage
from career_pages.page_redirects import page_is_back
from career_pages.role_levels import store_levels

# What decides which levels of a role readers find.
HOLDS_LEVELS: Final = frozenset({"body", "live"})


def connect() -> None:
    """Let redirects and stored levels not outlast what they were made for."""
    page_published.connect(page_was_published)
    post_save.connect(role_saved, sender=RolePage)


def page_was_published(instance: Page, **kwargs: Any) -> None:
    """Delete the redirects that were made when there was no page at this address."""
    page_is_back(instance)


def role_saved(instance: RolePage, **kwargs: Any) -> None:
    """Store the levels of a role that was published, unpublished or otherwise saved."""
    fields = kwargs["update_fields"]
    if not kwargs["raw"] and (fields is None or not HOLDS_LEVELS.isdisjoint(fields)):
        store_levels(instance)
