"""Passages kept in step with the pages."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from django.db import transaction
from wagtail.models import Page

from career_pages.editions import renew
from career_pages.on_commit import OnCommit
from search.batches import batches
from search.editions import PASSAGES
from search.engines import search_engine
from search.models import Passage
from search.passages import passages_of
from search.visibility import visible
from search.vocabulary.counting import NO_WORDS, word_counts
from search.vocabulary.keeping import note_change, recount, settle


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


def forget(page_id: int) -> None:
    """Note that the words of the page go with it in the present transaction.

    Its passages go by themselves.
    """
    _lock([page_id])
    note_change(word_counts(Passage.objects.filter(page_id=page_id)), NO_WORDS)
    transaction.on_commit(settle, robust=True)


def reindex_on_commit(page_ids: Iterable[int]) -> None:
    """Reindex those pages once the present transaction is committed, each once.

    An error is only logged then: what the editor did is done, and `check_search` finds the pages.
    """
    _changed.add(page_ids)


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
