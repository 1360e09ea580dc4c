"""A passage, as a search reads it."""

from collections.abc import Collection
from typing import NamedTuple

from search.models import Passage


class StoredPassage(NamedTuple):
    """What the index has of a passage; it takes less to make than the model.

    The text is only read where it is shown, and "" elsewhere: it is long.
    """

    page_id: int
    position: int
    anchor: str
    kind: str
    title: str
    other_titles: str
    heading: str
    folded_text: str
    folded_suggested_titles: str
    text: str = ""


def ranked_passages(ids: Collection[int]) -> list[StoredPassage]:
    """Return the passages with those ids, without their texts."""
    rows = Passage.objects.order_by().filter(pk__in=ids)
    return [StoredPassage(*row) for row in rows.values_list(*StoredPassage._fields[:-1])]


def passages_of_pages(ids: Collection[int]) -> list[StoredPassage]:
    """Return all passages of the pages with those ids."""
    rows = Passage.objects.order_by().filter(page__in=ids)
    return list(map(StoredPassage._make, rows.values_list(*StoredPassage._fields)))
