"""All names of the guide, held in memory as long as the search index is the same."""

from dataclasses import dataclass
from uuid import UUID

from career_pages.models import RoleIndexPage
from search.editions import PASSAGES, present_editions
from search.suggestions.name_index import NameIndex
from search.suggestions.records import all_names
from search.visibility import visible


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The names at one version of the index, and the path of the roles index; "" for none."""

    version: UUID | None
    names: NameIndex
    careers: str


_latest: Snapshot | None = None


def snapshot(*, anew: bool = False) -> Snapshot:
    """Return the names as they are; they are read when the index has changed, or ``anew``."""
    global _latest
    # What changes while the names are read gives the index another version than this one.
    version = present_editions().get(PASSAGES)
    if anew or _latest is None or _latest.version != version:
        paths = visible(RoleIndexPage.objects.order_by()).values_list("url_path", flat=True)
        _latest = Snapshot(version, NameIndex(all_names()), paths.first() or "")
    return _latest
