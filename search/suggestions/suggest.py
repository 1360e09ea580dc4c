"""From what a reader has typed to what is suggested."""

from typing import Final

from search.addresses import addresses
from search.suggestions.lookup import still_there
from search.suggestions.snapshot import snapshot
from search.suggestions.suggestion import Suggestion

MOST: Final = 8


def suggestions(typed: str) -> tuple[Suggestion, ...]:
    """Return at most eight names that a reader who typed this may mean, the likeliest first.

    They are names and other titles of roles that every reader may see, confirmed skills that
    those need, and what is asked of every role. However well names are remembered, the database
    is asked whether they are still there.
    """
    for anew in (False, True):
        known = snapshot(anew=anew)
        matches = known.names.matches(typed, MOST)
        there = still_there(matches, known.careers)
        if len(there) == len(matches):
            break
        # What has gone unnoticed may have taken the place of something else.
    urls = addresses({where.path for where in there.values() if where.path})
    return tuple(
        Suggestion(name.title, urls.get(where.path, "") + where.beyond, name.kind, where.about)
        for name in matches
        if (where := there.get(name))
    )
