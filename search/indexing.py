"""Passages kept in step with the pages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, Site
from wagtail.signals import post_page_move

from career_pages.editions import OnCommit, renew
from career_pages.models import CareerArea, RolePage, Skill, SuggestedTitle
from career_pages.models.pages import only_revision_fields, with_aliases
from career_pages.models.records import titles_suggested
from career_pages.publishing.schedule import Job
from search.counting import forget_old_counts
from search.engines import search_engine
from search.models import PASSAGES, PROMOTIONS, Passage
from search.passages import passages_of
from search.public_pages import visible
from search.vocabulary import (
    NO_WORDS,
    batches,
    differences,
    note_change,
    recount,
    settle,
    word_counts,
)

COMPARED: Final = (
    "anchor", "kind", "title", "other_titles", "heading", "text", "suggested_titles",
    "folded_text", "folded_suggested_titles",
)  # fmt: skip


def reindex(page_ids: Iterable[int]) -> None:
    """Replace the passages of those pages, in one transaction, and count their words.

    A page that not every reader may see, or that is gone, has none afterwards.
    """
    ids = sorted(set(page_ids))
    with transaction.atomic():
        for batch in batches(ids):
            _lock(batch)
            passages = current_passages(batch)
            old = Passage.objects.filter(page_id__in=batch)
            note_change(word_counts(old.order_by("page_id")), word_counts(passages))
            old._raw_delete(old.db)  # Nothing refers to passages; deleting one by one is slow.
            Passage.objects.bulk_create(passages)
        renew(PASSAGES)
    settle()


def reindex_on_commit(page_ids: Iterable[int]) -> None:
    """Reindex those pages once the present transaction is committed, each once.

    An error is only logged then: what the editor did is done, and `check_search` finds the pages.
    """
    _changed.add(page_ids)


def forget(page_id: int) -> None:
    """Note that the words of the page go with it in the present transaction.

    Its passages go by themselves.
    """
    _lock([page_id])
    note_change(word_counts(Passage.objects.filter(page_id=page_id)), NO_WORDS)
    transaction.on_commit(settle, robust=True)


def rebuild(progress: Callable[[int, int], None] = lambda done, total: None) -> None:
    """Reindex every page, a batch in each transaction, so that search finds no less meanwhile.

    ``progress`` is told how many pages of how many are done.
    """
    search_engine().repair()
    ids = list(Page.objects.order_by("pk").values_list("pk", flat=True))
    done = 0
    for batch in batches(ids):
        reindex(batch)
        done += len(batch)
        progress(done, len(ids))
    recount()


def current_passages(page_ids: Sequence[int]) -> list[Passage]:
    """Return the passages, not saved, that those pages should have now, page by page."""
    pages: Any = visible(Page.objects.filter(pk__in=page_ids)).order_by("pk")
    return [passage for page in pages.specific() for passage in passages_of(page)]


def _lock(ids: Sequence[int]) -> None:
    # Of two at once, the later waits, and then reads what the earlier could not know.
    pages = Page.objects.filter(pk__in=ids).order_by("pk")
    list(pages.select_for_update(no_key=True).values_list("pk", flat=True))


_changed: Final = OnCommit(lambda ids: reindex(ids))


def index_if_empty(using: str) -> None:
    """Index every page, once all migrations are applied, if there is no passage at all."""
    if all_migrations_applied(using) and not Passage.objects.using(using).exists():
        rebuild()


def all_migrations_applied(using: str) -> bool:
    """Say whether the database has every table and field that the models have."""
    executor = MigrationExecutor(connections[using])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def disagreements() -> Iterator[str]:
    """Yield, one line each, where the index is not what the pages ask for."""
    yield from search_engine().problems()
    ids = list(Page.objects.order_by("pk").values_list("pk", flat=True))
    for batch in batches(ids):
        wanted = {_place(passage): passage for passage in current_passages(batch)}
        stored = {_place(found): found for found in Passage.objects.filter(page_id__in=batch)}
        for place in sorted(wanted.keys() | stored.keys()):
            if problem := _difference(wanted.get(place), stored.get(place)):
                yield f"page {place[0]}, passage {place[1]}: {problem}"
    if words := sorted(differences()):
        yield f"words not counted as the passages have them: {len(words)}, such as “{words[0]}”"


def _place(passage: Passage) -> tuple[int, int]:
    return passage.page_id, passage.position


def _difference(wanted: Passage | None, stored: Passage | None) -> str:
    if wanted is None:
        return f"should not be there: {stored}"
    if stored is None:
        return f"is missing: {wanted}"
    fields = [name for name in COMPARED if getattr(wanted, name) != getattr(stored, name)]
    return f"is out of date ({', '.join(fields)}): {wanted}" if fields else ""


def _rebuild_search() -> None:
    call_command("rebuild_search", verbosity=0)


SEARCH_JOBS: Final = (
    Job("searches", "forgets what readers searched for after 90 days", forget_old_counts),
    Job("search", "makes the search index anew, for headings with the year", _rebuild_search),
)


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
    if only_revision_fields(kwargs["update_fields"]):
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
