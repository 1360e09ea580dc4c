"""How well a page answers a query as a whole."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from search.found_page import FoundPage, Keys, Worth
from search.query import ParsedQuery
from search.words import occurrences

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
# The whole query is a title that is suggested for the page, and for others.
SHARED_NAME: Final = 3.0


def page_value(page: FoundPage, query: ParsedQuery, worth: Worth) -> float:
    """Return the value of the page, of which passages were found; more is better.

    It has no unit: it orders the pages that one query found.
    """
    total = sum(worth.values()) or 1.0
    names = {term: page.name_place(term) for term in worth}
    places = {
        term: max(names[term], *(found.place(term) for found in page.passages)) for term in worth
    }
    found = sum(value * places[term] for term, value in worth.items()) / total
    covered = sum(value for term, value in worth.items() if places[term]) / total
    together = max(
        sum(value for term, value in worth.items() if names[term] or passage.place(term))
        for passage in page.passages
    )
    beside = sum(
        min(worth[first], worth[second])
        for first, second in pairwise(worth)
        if page.has_phrase(first.keys + second.keys)
    )
    return (
        (found + SIDE_BY_SIDE * beside / total) * covered**COVERAGE
        + TOGETHER * together / total
        + max(_called(page, asked) for asked in (query.keys, *query.readings))
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
