"""What is kept in a page's record about its versions, and is nothing that readers see."""

from collections.abc import Collection
from typing import Final

# What saving a draft, locking a page or adding one below it changes.
BOOKKEEPING: Final = frozenset(
    {
        "draft_title",
        "first_published_at",
        "has_unpublished_changes",
        "last_published_at",
        "latest_revision",
        "latest_revision_created_at",
        "live_revision",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
    }
)


def is_bookkeeping(fields: Collection[str] | None) -> bool:
    """Say whether a save of those fields alone, None for all, changes nothing for readers."""
    return fields is not None and BOOKKEEPING.issuperset(fields)
