"""What makes the stored health of pages out of date."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.db.models.signals import post_save, pre_delete
from wagtail.models import Page, ReferenceIndex, Revision
from wagtail.signals import post_page_move

from career_pages.bookkeeping import is_bookkeeping
from career_pages.health.recording import record_health
from career_pages.health.renewing import renew_on_commit
from career_pages.models import ChapterPage, RolePage
from career_pages.models.guide_page import revision_saved


def connect() -> None:
    """Keep the rows in step with what changes beside the newest version of their own page."""
    post_save.connect(page_saved)
    pre_delete.connect(page_deleted, sender=Page)
    post_page_move.connect(page_moved)
    revision_saved.connect(version_saved)


def version_saved(page: Any, revision: Revision, **kwargs: Any) -> None:
    """Store the health of a version with it."""
    record_health(page, revision.pk)


def page_saved(instance: Model, **kwargs: Any) -> None:
    """Renew a page that was made, published, unpublished or otherwise saved, and what names it."""
    if not isinstance(instance, Page) or kwargs["raw"]:
        return
    if is_bookkeeping(kwargs["update_fields"]):
        return
    ids = [instance.pk] if isinstance(instance, RolePage | ChapterPage) else []
    if isinstance(instance, RolePage) and instance.numchild:
        # Chapters have the role's name in their headings.
        ids += Page.objects.child_of(instance).values_list("pk", flat=True)
    renew_on_commit([*ids, *pages_that_name([instance.pk])])


def page_deleted(instance: Page, **kwargs: Any) -> None:
    """Renew the pages that name a page which goes."""
    renew_on_commit(pages_that_name([instance.pk]))


def page_moved(instance: Page, **kwargs: Any) -> None:
    """Renew a page, those below it, which may belong to another role now, and what names them."""
    below = Page.objects.descendant_of(instance, inclusive=True)
    ids = list(below.values_list("pk", flat=True))
    renew_on_commit([*ids, *pages_that_name(ids)])


def pages_that_name(page_ids: Iterable[int]) -> list[int]:
    """Return the ids of the pages that link to those pages or name them in another field.

    Only what is stored with a page itself is found: what a draft names is not known before it is
    published, and is checked with the next refresh.
    """
    of_pages = ContentType.objects.get_for_model(Page)
    named = ReferenceIndex.objects.filter(
        base_content_type=of_pages,
        to_content_type=of_pages,
        to_object_id__in=[str(pk) for pk in page_ids],
    )
    return [int(pk) for pk in named.order_by().values_list("object_id", flat=True).distinct()]
