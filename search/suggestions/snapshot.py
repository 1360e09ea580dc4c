"""All names of the guide, held in memory as long as the search index is the same."""

from dataclasses import dataclass
from typing import Final

from career_pages.editions import forget, kept, present_editions
from career_pages.models import RoleIndexPage
from search.editions import PASSAGES
from search.suggestions.name_index import NameIndex
from search.suggestions.records import all_names
from search.visibility import visible

NAMES: Final = "names"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The names as they were, and the path of the roles index; "" for none."""

    names: NameIndex
    careers: str


def snapshot(*, anew: bool = False) -> Snapshot:
    """Return the names as they are; they are read when the index has changed, or ``anew``."""
    # What changes while the names are read gives the index another edition than this one.
    edition = present_editions().get(PASSAGES)
    if anew:
        forget(NAMES)
    return kept(NAMES, edition, _read)


def _read() -> Snapshot:
    paths = visible(RoleIndexPage.objects.order_by()).values_list("url_path", flat=True)
    return Snapshot(NameIndex(all_names()), paths.first() or "")
