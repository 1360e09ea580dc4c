"""A page that was found, and how well it and its passages answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Final

from search.models import Passage
from search.query import ParsedQuery, Term
from search.words import keys, keys_of_lines, occurrences, telling

# How what was asked for can be the name of a page.
OWN_NAME: Final = 2
OTHER_NAME: Final = 1
NO_NAME: Final = 0

# What a term counts where it is found. A text gives all of its share only if it is full of it.
TITLE: Final = 8.0
OTHER_TITLE: Final = 5.0
HEADING: Final = 3.0
TEXT: Final = 1.0
USUAL_LENGTH: Final = 400

# A passage is hardly better for a term of its page's name: all passages of the page have it.
NAMED: Final = 0.1

# The part of the best passage's value that a passage beside it must have.
WORTH_SHOWING: Final = 0.4

Worth = Mapping[Term, float]


@dataclass(frozen=True)
class PassageWords:
    """A passage, with its words by their keys."""

    passage: Passage

    @cached_property
    def heading(self) -> tuple[str, ...]:
        """Those of the heading."""
        return keys(self.passage.heading)

    @cached_property
    def text(self) -> tuple[str, ...]:
        """Those of the text."""
        return keys(self.passage.text)

    def place(self, term: Term) -> float:
        """Return what the term counts in the passage's heading or text; 0 if it is in neither."""
        if occurrences(term.keys, self.heading):
            return HEADING
        found = occurrences(term.keys, self.text)
        return TEXT * found / (found + len(self.text) / USUAL_LENGTH) if found else 0.0


@dataclass(frozen=True)
class FoundPage:
    """A page, with passages of it: those that were found, or all."""

    page_id: int
    passages: tuple[PassageWords, ...]

    @cached_property
    def title(self) -> tuple[str, ...]:
        """The words of its title, by their keys."""
        return keys(self.passages[0].passage.title)

    @cached_property
    def other_titles(self) -> tuple[str, ...]:
        """The words of its other titles, by their keys, with a line feed behind each title."""
        return (*keys_of_lines(self.passages[0].passage.other_titles), "\n")

    def name_place(self, term: Term) -> float:
        """Return what the term counts in the page's names; 0 if they do not have it."""
        if occurrences(term.keys, self.title):
            return TITLE
        return OTHER_TITLE if occurrences(term.keys, self.other_titles) else 0.0

    def place(self, term: Term) -> float:
        """Return what the term counts in the best place where the page has it; 0 if nowhere."""
        return self.name_place(term) or max(found.place(term) for found in self.passages)

    def named(self, asked: tuple[str, ...]) -> int:
        """Say whether what was asked for is the page's own name, another one, or none of them."""
        if telling(self.title) == asked:
            return OWN_NAME
        if not frozenset(asked).issubset(self.other_titles):
            return NO_NAME
        titles = (tuple(title) for end, title in groupby(self.other_titles, "\n".__eq__) if not end)
        return OTHER_NAME if asked in map(telling, titles) else NO_NAME

    def best_passages(self, query: ParsedQuery, worth: Worth, most: int) -> list[Passage]:
        """Return the passages that say most about what was asked for, best first.

        Best of all is the one whose heading was typed. There is always one; others are left out
        if they say much less.
        """
        allowed = [found for found in self.passages if self._allows(found, query)]
        weights = {
            term: value * (NAMED if self.name_place(term) else 1.0) for term, value in worth.items()
        }
        values = {
            found: sum(weight * found.place(term) for term, weight in weights.items())
            for found in allowed or self.passages[:1]
        }
        asked = keys(query.text)
        best = sorted(
            values,
            key=lambda found: (found.heading != asked, -values[found], found.passage.position),
        )
        least = values[best[0]] * WORTH_SHOWING
        return [found.passage for found in best[:most] if values[found] >= least]

    def _allows(self, found: PassageWords, query: ParsedQuery) -> bool:
        def has(term: Term) -> bool:
            return bool(self.name_place(term) or found.place(term))

        return all(map(has, query.required)) and not any(map(has, query.exclusions))


def by_page(passages: Iterable[Passage]) -> list[FoundPage]:
    """Return the passages by their pages, in the order in which they stand there."""
    in_order = sorted(passages, key=lambda passage: (passage.page_id, passage.position))
    return [
        FoundPage(page_id, tuple(map(PassageWords, found)))
        for page_id, found in groupby(in_order, key=lambda passage: passage.page_id)
    ]
