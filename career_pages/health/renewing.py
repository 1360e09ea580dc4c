"""What has changed is checked anew as soon as the change is there to stay."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Final

from django.db import transaction

from career_pages.health.refreshing import check_pages, mark_out_of_date, pages_to_check

# Whoever publishes a page to which half the guide links does not wait for half the guide: the
# rest is checked with the next refresh.
AT_ONCE: Final = 20

_collected: ContextVar[set[int] | None] = ContextVar("collected", default=None)


def renew_on_commit(page_ids: Iterable[int]) -> None:
    """Check those pages anew once the present transaction is committed, the first ones first.

    Pages beyond the first twenty are only marked, for the next `refresh_health`. An error is
    logged: what the editor did is done.
    """
    ids = list(dict.fromkeys(page_ids))
    if not ids:
        return
    mark_out_of_date(ids)
    if (changed := _collected.get()) is not None:
        changed.update(ids)
    else:
        transaction.on_commit(partial(_renew, ids[:AT_ONCE]), robust=True)


@contextmanager
def renewed_at_the_end() -> Iterator[None]:
    """Only mark what changes while it lasts, and check each of those pages once at its end.

    After an error they are left for the next `refresh_health`.
    """
    changed: set[int] = set()
    token = _collected.set(changed)
    try:
        yield
    finally:
        _collected.reset(token)
    _renew(changed)


def _renew(page_ids: Iterable[int]) -> None:
    # Another change of the same transaction may have had them checked already.
    check_pages(list(pages_to_check(page_ids).order_by("pk").values_list("pk", flat=True)))
