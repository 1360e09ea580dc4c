"""The search of the admin, in which nothing that is typed is an error."""

from collections.abc import Iterator
from copy import copy
from itertools import islice
from typing import Any, Final

from django.db import connection
from modelsearch.backends import database
from modelsearch.query import MATCH_NONE, And, Boost, Fuzzy, Not, Or, Phrase, PlainText, SearchQuery

from career_pages.text import WORD, clean

# FTS5 refuses an expression of 256 levels, and takes one for each word.
MOST_WORDS: Final = 50

# Every quotation is a part of its own, and a query with hundreds takes the engines seconds.
MOST_PARTS: Final = 10


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - the name that Wagtail looks for
    """Return Wagtail's backend for the database, made to take any query."""
    stock = type(database.SearchBackend(params))
    return type(f"Harmless{stock.__name__}", (HarmlessQueries, stock), {})(params)


class HarmlessQueries:
    """Hands on to the backend behind it only queries that the engine can read."""

    def search(self, query: SearchQuery | str, *args: Any, **kwargs: Any) -> Any:
        """Return the results for whole words; none for a query that has no words."""
        return super().search(harmless(query) or MATCH_NONE, *args, **kwargs)  # type: ignore[misc]

    def autocomplete(self, query: SearchQuery | str, *args: Any, **kwargs: Any) -> Any:
        """Return the results for beginnings of words; none for a query that has no words."""
        return super().autocomplete(harmless(query) or MATCH_NONE, *args, **kwargs)  # type: ignore[misc]


def harmless(query: SearchQuery | str) -> SearchQuery | str | None:
    """Return the query with its texts made harmless; None, or "" for a text, if it has no words."""
    if isinstance(query, str):
        return _quoted(query)
    if isinstance(query, PlainText | Phrase | Fuzzy):
        changed = copy(query)
        changed.query_string = _quoted(query.query_string)
        return changed if changed.query_string else None
    if isinstance(query, And | Or):
        kept = [part for part in map(harmless, islice(_parts(query), MOST_PARTS)) if part]
        return type(query)(kept) if len(kept) > 1 else next(iter(kept), None)
    if isinstance(query, Not | Boost):
        changed = copy(query)
        changed.subquery = harmless(query.subquery)
        return changed if changed.subquery else None
    return query


def _parts(query: And | Or) -> Iterator[SearchQuery]:
    """Yield the parts of the query, and those of the parts that are combined in the same way."""
    for part in query.subqueries:
        if type(part) is type(query):
            yield from _parts(part)
        else:
            yield part


def _quoted(text: str) -> str:
    """Return the text's words, with what the backend forgets to quote quoted."""
    words = [word for word in clean(text).split() if WORD.search(word)]
    joined = " ".join(words[:MOST_WORDS])
    return joined.replace('"', '""') if connection.vendor == "sqlite" else joined
