"""Rows that no longer say what is so are checked anew."""

import logging
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from wagtail.models import Page

from career_pages.findings import known_guide
from career_pages.health.recording import record_health
from career_pages.models import ChapterPage, PageHealth, RolePage

logger = logging.getLogger(__name__)

# No revision has this number: a row that names it is out of date, whatever its day.
OUT_OF_DATE: Final = 0

Progress = Callable[[int, int], None]


def guide_pages() -> Any:
    """Return all roles and chapters as a queryset of pages."""
    return Page.objects.type(RolePage, ChapterPage)


def pages_to_check(page_ids: Iterable[int] | None = None) -> Any:
    """Return the roles and chapters whose row is missing, of another day or of another revision.

    ``page_ids`` narrows them to those pages.
    """
    newest = Q(revision_number=F("page__latest_revision")) | Q(
        revision_number=None, page__latest_revision=None
    )
    fresh = PageHealth.objects.filter(newest, checked_on=timezone.localdate())
    pages = guide_pages().exclude(pk__in=fresh.values("pk"))
    return pages if page_ids is None else pages.filter(pk__in=list(page_ids))


def refresh_health(pages: Any = None, progress: Progress = lambda done, total: None) -> int:
    """Check anew every role and chapter whose row is out of date; return how many were checked.

    ``pages`` is a queryset of pages to choose from, or None for all; ``progress`` is told how many
    pages of how many are done. One page is in memory at a time. A page that cannot be checked is
    logged, keeps its row, and keeps nobody else's from being renewed.
    """
    chosen = pages_to_check()
    if pages is not None:
        chosen = chosen.filter(pk__in=pages.order_by().values("pk"))
    return check_pages(list(chosen.order_by("pk").values_list("pk", flat=True)), progress)


def check_pages(page_ids: Sequence[int], progress: Progress = lambda done, total: None) -> int:
    """Check those roles and chapters, out of date or not; return how many were checked."""
    checked = 0
    with known_guide():
        for done, pk in enumerate(page_ids, 1):
            try:
                checked += _check(pk)
            except Exception:
                logger.exception("Page %s could not be checked.", pk)
            progress(done, len(page_ids))
    return checked


def mark_out_of_date(page_ids: Iterable[int]) -> None:
    """Have the rows of those pages renewed at the next occasion; they say the same until then."""
    PageHealth.objects.filter(pk__in=list(page_ids)).update(revision_number=OUT_OF_DATE)


@transaction.atomic
def _check(pk: int) -> bool:
    # Of a check and somebody who saves at the same moment, the later waits: the row that stays is
    # that of the newest version.
    page = Page.objects.select_for_update(no_key=True).filter(pk=pk).first()
    if page is None:
        return False
    record_health(page.get_latest_revision_as_object(), page.latest_revision_id)
    return True
