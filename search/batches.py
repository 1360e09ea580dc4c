"""Much, a little at a time."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

# How many pages are held in memory at once, and how many rows a statement names.
BATCH: Final = 100

T = TypeVar("T")


def batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield the items in order, a hundred at a time."""
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]
