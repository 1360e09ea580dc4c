"""Passages kept in step with the pages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any, Final

from django.db import transaction
from wagtail.models import Page

from search.engines import search_engine
from search.models import Passage
from search.passages import passages_of
from search.visibility import visible

# How many pages are held in memory at once.
BATCH: Final = 100

_collected: ContextVar[set[int] | None] = ContextVar("collected", default=None)


def reindex(page_ids: Iterable[int]) -> None:
    """Replace the passages of those pages, in one transaction.

    A page that not every reader may see, or that is gone, has none afterwards.
    """
    ids = sorted(set(page_ids))
    with transaction.atomic():
        for batch in batches(ids):
            _lock(batch)
            passages = current_passages(batch)
            old = Passage.objects.filter(page_id__in=batch)
            old._raw_delete(old.db)  # Nothing refers to passages; deleting one by one is slow.
            Passage.objects.bulk_create(passages)


@contextmanager
def indexed_once() -> Iterator[None]:
    """Reindex at its end, each page once, the pages that change while it lasts.

    They are reindexed once the present transaction is committed; after an error, not at all.
    """
    changed: set[int] = set()
    token = _collected.set(changed)
    try:
        yield
    finally:
        _collected.reset(token)
    reindex_on_commit(changed)


def reindex_on_commit(page_ids: Iterable[int]) -> None:
    """Reindex those pages once the present transaction is committed.

    An error is only logged then: what the editor did is done, and `check_search` finds the pages.
    """
    if (changed := _collected.get()) is not None:
        changed.update(page_ids)
    elif ids := sorted(set(page_ids)):
        transaction.on_commit(partial(reindex, ids), robust=True)


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


def current_passages(page_ids: Sequence[int]) -> list[Passage]:
    """Return the passages, not saved, that those pages should have now, page by page."""
    pages: Any = visible(Page.objects.filter(pk__in=page_ids)).order_by("pk")
    return [passage for page in pages.specific() for passage in passages_of(page)]


def batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the ids in order, a hundred at a time."""
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]


def _lock(ids: Sequence[int]) -> None:
    # Of two at once, the later waits, and then reads what the earlier could not know.
    pages = Page.objects.filter(pk__in=ids).order_by("pk")
    list(pages.select_for_update(no_key=True).values_list("pk", flat=True))
