"""The passages of a page that answer a query best."""

from typing import Final

from career_pages.folded import folded
from search.found_page import NAME_OF_DOER, FoundPage, Worth
from search.intents import fitness
from search.passage_words import PassageWords
from search.query import ParsedQuery, Term
from search.stored_passage import StoredPassage

# A passage is hardly better for a term of its page's name: all passages of the page have it.
NAMED: Final = 0.1

# The part of the best passage's value that a passage beside it must have.
WORTH_SHOWING: Final = 0.4


def best_passages(
    page: FoundPage, query: ParsedQuery, worth: Worth, most: int
) -> list[StoredPassage]:
    """Return the passages that say most about what was asked for, best first.

    Best of all is the one whose heading was typed. There is always one; others are left out
    if they say much less.
    """
    allowed = [found for found in page.passages if _allows(page, found, query)]
    weights = [
        (term, value * (NAMED if page.name_place(term) else 1.0)) for term, value in worth.items()
    ]
    by_name = page.named(query) > NAME_OF_DOER
    asked = folded(query.text)
    valued = [
        (
            found.heading == asked,
            fitness(found.passage, query, by_name=by_name)
            * sum(weight * found.place(term) for term, weight in weights),
            found.passage,
        )
        for found in allowed or page.passages[:1]
    ]
    valued.sort(key=lambda one: (not one[0], -one[1], one[2].position))
    least = valued[0][1] * WORTH_SHOWING
    return [passage for _, value, passage in valued[:most] if value >= least]


def _allows(page: FoundPage, found: PassageWords, query: ParsedQuery) -> bool:
    def has(term: Term) -> bool:
        return bool(page.name_place(term) or found.place(term))

    return all(map(has, query.required)) and not any(map(has, query.exclusions))
