"""How well a page answers a query as a whole."""

from collections.abc import Iterable, Sequence
from itertools import compress, pairwise
from operator import mul
from typing import Final, NamedTuple

from career_pages.search_words import occurrences
from search.found_page import FoundPage, Keys, Worth
from search.query import ParsedQuery, Term

# What of the query's terms a page has counts more than in proportion: one that has all of them
# answers what was asked, one that has half of them something else.
COVERAGE: Final = 1.5
# All terms in one passage, beside the page's names.
TOGETHER: Final = 1.0
# Two terms of the query, one behind the other, that stand so in the page.
SIDE_BY_SIDE: Final = 0.5

# The page's name, or another title of it, inside a longer query: "junior data analyst".
OWN_NAME_INSIDE: Final = 20.0
OTHER_NAME_INSIDE: Final = 8.0
# The whole query, or who does what it says, is a title suggested for the page and for others.
SHARED_NAME: Final = 3.0


class Places(NamedTuple):
    """What each of the terms counts in a page: in its names, in each passage, and at best."""

    names: Sequence[float]
    passages: Sequence[Sequence[float]]
    best: Sequence[float]


def places_of(page: FoundPage, terms: Iterable[Term]) -> Places:
    """Return what the terms count in the page, in their order; 0 where there is none of them."""
    terms = tuple(terms)
    names = [page.name_place(term) for term in terms]
    passages = [[found.place(term) for term in terms] for found in page.passages]
    best = [max(places) for places in zip(names, *passages, strict=True)]
    return Places(names, passages, best)


def page_value(page: FoundPage, query: ParsedQuery, worth: Worth, places: Places) -> float:
    """Return the value of the page, of which passages were found; more is better.

    It has no unit: it orders the pages that one query found.
    """
    values = tuple(worth.values())
    total = sum(values) or 1.0
    found = sum(map(mul, values, places.best)) / total
    covered = sum(compress(values, places.best)) / total
    together = max(
        sum(compress(values, map(max, places.names, passage))) for passage in places.passages
    )
    beside = sum(
        min(worth[first], worth[second])
        for first, second in pairwise(worth)
        if page.has(first.folded + second.folded)
    )
    return (
        (found + SIDE_BY_SIDE * beside / total) * covered**COVERAGE
        + TOGETHER * together / total
        + max(_called(page, asked) for asked in (query.keys, *query.readings))
        + (SHARED_NAME if any(map(page.is_suggested, query.doers)) else 0.0)
    )


def _called(page: FoundPage, asked: Keys) -> float:
    """Return what it counts that the query, read so, is a shared name or holds one of the page."""
    if not asked:
        return 0.0
    own = OWN_NAME_INSIDE * _longest_inside([page.own_name], asked)
    other = OTHER_NAME_INSIDE * _longest_inside(page.other_names, asked)
    shared = SHARED_NAME if page.is_suggested(asked) else 0.0
    return max(own, other, shared)


def _longest_inside(names: Iterable[Keys], asked: Keys) -> float:
    """Return the part of the query that the longest of the names in it makes up; 0 for none."""
    inside = (len(name) for name in names if name and occurrences(name, asked))
    return max(inside, default=0) / len(asked)
