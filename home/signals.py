"""What changes the frame around all pages of a site."""

from typing import Any

from django.db.models import Max, Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from career_pages.bookkeeping import is_bookkeeping
from career_pages.editions import renew
from home.models import SiteSettings, TextPage
from home.shared_frame import FRAMES


def connect() -> None:
    """Let every process read frames anew once something in them may have changed."""
    for changed in (post_save, post_delete):
        changed.connect(page_changed)
        for sender in (PageViewRestriction, Site, SiteSettings):
            changed.connect(something_changed, sender=sender)
    post_page_move.connect(something_changed)


def page_changed(instance: Model, **kwargs: Any) -> None:
    """Renew the frames if they may have the page, or what its address begins with."""
    if not isinstance(instance, Page) or is_bookkeeping(kwargs.get("update_fields")):
        return
    # Of what comes from a file, only a part may be there yet.
    if kwargs.get("raw") or _may_be_in_frame(instance):
        renew(FRAMES)


def something_changed(**kwargs: Any) -> None:
    """Renew the frames."""
    renew(FRAMES)


def _may_be_in_frame(page: Page) -> bool:
    if issubclass(page.specific_class or Page, TextPage):
        return True
    deepest = Site.objects.aggregate(root=Max("root_page__depth"))["root"]
    # The menu is of pages just below a home page.
    return page.depth <= (deepest or 0) + 1
