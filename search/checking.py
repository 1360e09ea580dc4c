"""Whether index and pages agree."""

from collections.abc import Iterator
from typing import Final

from wagtail.models import Page

from search.batches import batches
from search.engines import search_engine
from search.indexing import current_passages
from search.models import Passage
from search.vocabulary.keeping import differences

COMPARED: Final = (
    "anchor", "kind", "title", "other_titles", "heading", "text", "suggested_titles",
    "folded_text", "folded_suggested_titles",
)  # fmt: skip


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
