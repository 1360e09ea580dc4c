"""What makes passages, and what processes keep in memory, out of date."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, Site
from wagtail.signals import post_page_move

from career_pages.aliases import with_aliases
from career_pages.bookkeeping import is_bookkeeping
from career_pages.editions import renew
from career_pages.models import CareerArea, RolePage, Skill, SuggestedTitle
from career_pages.models.suggested_title import titles_suggested
from search.editions import PROMOTIONS
from search.indexing import forget, reindex_on_commit
from search.models import Passage
from search.visibility import visible


def connect() -> None:
    """Keep search in step with every change of what readers see."""
    post_save.connect(page_saved)
    post_page_move.connect(page_moved)
    pre_delete.connect(page_deleted, sender=Page)
    post_save.connect(restriction_changed, sender=PageViewRestriction)
    pre_delete.connect(restriction_changed, sender=PageViewRestriction)
    post_save.connect(site_changed, sender=Site)
    post_delete.connect(site_changed, sender=Site)
    post_save.connect(title_suggested, sender=SuggestedTitle)
    post_delete.connect(title_suggested, sender=SuggestedTitle)
    titles_suggested.connect(many_titles_suggested)
    for sender in (CareerArea, Skill):
        post_save.connect(name_changed, sender=sender)
        pre_delete.connect(name_changed, sender=sender)
    pre_delete.connect(picture_deleted, sender=get_image_model())
    for promoted in (SearchPromotion, Query):
        post_save.connect(promotion_changed, sender=promoted)
        post_delete.connect(promotion_changed, sender=promoted)


def page_saved(instance: Model, **kwargs: Any) -> None:
    """Reindex a page that was published, unpublished or otherwise saved, and its chapters."""
    if not isinstance(instance, Page) or kwargs["raw"]:
        return
    if is_bookkeeping(kwargs["update_fields"]):
        return
    ids = [instance.pk]
    if issubclass(instance.specific_class or Page, RolePage):
        # Chapters have the role's name in their headings.
        ids += Page.objects.child_of(instance).values_list("pk", flat=True)
    if "alias_of_id" in (kwargs["update_fields"] or ()):
        ids += _subtree(instance)
    reindex_on_commit(ids)


def page_moved(instance: Page, **kwargs: Any) -> None:
    """Reindex a page and those below it, which may have moved into or out of sight."""
    reindex_on_commit(_subtree(instance))


def page_deleted(instance: Page, **kwargs: Any) -> None:
    """Take the words of a page out of the counts, as its passages go with it."""
    forget(instance.pk)


def restriction_changed(instance: PageViewRestriction, **kwargs: Any) -> None:
    """Reindex the pages that have become private or public.

    What follows a page that is deleted is no alias anymore once its restriction is gone.
    """
    reindex_on_commit({pk for page in with_aliases(instance.page) for pk in _subtree(page)})


def site_changed(instance: Site, **kwargs: Any) -> None:
    """Reindex the pages that are on a site only now, and those that are on none anymore."""
    if kwargs.get("raw"):
        return
    there = visible(Page.objects.order_by()).values_list("pk", flat=True)
    indexed = Passage.objects.filter(position=0).values_list("page_id", flat=True)
    reindex_on_commit(set(there).symmetric_difference(indexed))


def title_suggested(instance: SuggestedTitle, **kwargs: Any) -> None:
    """Reindex the role for which a title is suggested, accepted, dismissed or no longer there."""
    reindex_on_commit([instance.role_id])


def many_titles_suggested(role_ids: list[int], **kwargs: Any) -> None:
    """Reindex the roles whose suggested titles were written together."""
    reindex_on_commit(role_ids)


def name_changed(instance: CareerArea | Skill, **kwargs: Any) -> None:
    """Reindex the roles that name an area or a skill whose own name changes, or that goes."""
    field = "area" if isinstance(instance, CareerArea) else "role_skills__skill"
    reindex_on_commit(RolePage.objects.filter(**{field: instance}).values_list("pk", flat=True))


def picture_deleted(instance: AbstractImage, **kwargs: Any) -> None:
    """Reindex the pages that show the picture, since what stands for it goes with it."""
    pages = ContentType.objects.get_for_model(Page)
    shown = ReferenceIndex.get_references_to(instance).filter(base_content_type=pages)
    reindex_on_commit(map(int, shown.order_by().values_list("object_id", flat=True)))


def promotion_changed(**kwargs: Any) -> None:
    """Let every process read anew for which queries something is promoted."""
    renew(PROMOTIONS)


def _subtree(page: Page) -> Any:
    return Page.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True)
