"""How much terms tell, as a process keeps it while the index is the same."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from career_pages.editions import kept
from search.editions import PASSAGES
from search.engines import search_engine
from search.query import Term

RARITIES: Final = "rarities"
MOST_KEPT: Final = 20_000


def rarities_of(terms: Sequence[Term], editions: Mapping[str, UUID]) -> tuple[float, ...]:
    """Return for each term how much it tells: more for one that fewer passages have.

    The database is asked once for those terms that have not been asked for in this edition.
    """
    known: dict[Term, float] = kept(RARITIES, editions.get(PASSAGES), dict)
    found = {term: known[term] for term in terms if term in known}
    new = [term for term in terms if term not in found]
    found |= zip(new, search_engine().rarities(new), strict=True)
    if len(known) < MOST_KEPT:
        known.update(found)
    return tuple(found[term] for term in terms)
