"""What has changed is checked anew as soon as the change is there to stay."""

from collections.abc import Iterable
from typing import Final

from career_pages.health.refreshing import check_pages, mark_out_of_date, pages_to_check
from career_pages.on_commit import OnCommit

# Whoever publishes a page to which half the guide links does not wait for half the guide: the
# rest is checked with the next refresh.
AT_ONCE: Final = 20


def renew_on_commit(page_ids: Iterable[int]) -> None:
    """Check those pages anew once the present transaction is committed, the first ones first.

    Pages beyond the first twenty are only marked, for the next `refresh_health`. An error is
    logged: what the editor did is done.
    """
    ids = list(dict.fromkeys(page_ids))
    if not ids:
        return
    mark_out_of_date(ids)
    _changed.add(ids[:AT_ONCE])


def _renew(page_ids: Iterable[int]) -> None:
    # Another change of the same transaction may have had them checked already.
    check_pages(list(pages_to_check(page_ids).order_by("pk").values_list("pk", flat=True)))


_changed: Final = OnCommit(_renew)
# Within it, what changes is only marked, and checked once at the end of the block. After an error
# it is left for the next `refresh_health`.
renewed_at_the_end: Final = _changed.held
