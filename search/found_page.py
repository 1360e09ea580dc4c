"""A page that was found, and how well it and its passages answer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from typing import Final

from search.intents import fitness
from search.models import Passage
from search.query import ParsedQuery, Term
from search.words import keys, keys_of_lines, occurrences, telling

# How what was asked for can be the name of a page.
OWN_NAME: Final = 5
OTHER_NAME: Final = 4
NAME_IN_OTHER_WORDS: Final = 3
SUGGESTED_NAME: Final = 2
SUGGESTED_IN_OTHER_WORDS: Final = 1
NO_NAME: Final = 0

# What a term counts where it is found. A text gives all of its share only if it is full of it.
# Titles that are only suggested count little: there are many, and some are odd.
TITLE: Final = 5.0
OTHER_TITLE: Final = 5.0
HEADING: Final = 2.0
TEXT: Final = 1.0
SUGGESTED_TITLE: Final = 0.5
USUAL_LENGTH: Final = 200

# A passage is hardly better for a term of its page's name: all passages of the page have it.
NAMED: Final = 0.1

# The part of the best passage's value that a passage beside it must have.
WORTH_SHOWING: Final = 0.4

Keys = tuple[str, ...]
Worth = Mapping[Term, float]


@dataclass(frozen=True)
class PassageWords:
    """A passage, with its words by their keys."""

    passage: Passage

    @cached_property
    def heading(self) -> Keys:
        """Those of the heading."""
        return keys(self.passage.heading)

    @cached_property
    def text(self) -> Keys:
        """Those of the text."""
        return keys(self.passage.text)

    @cached_property
    def suggested_titles(self) -> Keys:
        """Those of the suggested titles, with line feeds between the titles."""
        return keys_of_lines(self.passage.suggested_titles)

    def place(self, term: Term) -> float:
        """Return what the term counts in the best place of the passage; 0 if it is in none."""
        return max(form.weight * self._place(form.keys) for form in term.forms)

    def has_phrase(self, phrase: Keys) -> bool:
        """Say whether the words stand together in it."""
        places = (self.heading, self.text, self.suggested_titles)
        return any(occurrences(phrase, words) for words in places)

    def _place(self, asked: Keys) -> float:
        if occurrences(asked, self.heading):
            return HEADING
        found = occurrences(asked, self.text)
        in_text = TEXT * found / (found + len(self.text) / USUAL_LENGTH) if found else 0.0
        suggested = SUGGESTED_TITLE if occurrences(asked, self.suggested_titles) else 0.0
        return max(in_text, suggested)


@dataclass(frozen=True)
class FoundPage:
    """A page, with passages of it: those that were found, or all."""

    page_id: int
    passages: tuple[PassageWords, ...]

    @cached_property
    def title(self) -> Keys:
        """The words of its title, by their keys."""
        return keys(self.passages[0].passage.title)

    @cached_property
    def other_titles(self) -> Keys:
        """The words of its other titles, by their keys, with a line feed behind each title."""
        return (*keys_of_lines(self.passages[0].passage.other_titles), "\n")

    @cached_property
    def own_name(self) -> Keys:
        """The words of its title that say what is meant."""
        return telling(self.title)

    @cached_property
    def other_names(self) -> tuple[Keys, ...]:
        """Those of each of its other titles."""
        return tuple(map(telling, _lines(self.other_titles)))

    def name_place(self, term: Term) -> float:
        """Return what the term counts in the page's names; 0 if they do not have it."""
        return max(form.weight * self._name_place(form.keys) for form in term.forms)

    def _name_place(self, asked: Keys) -> float:
        if occurrences(asked, self.title):
            return TITLE
        return OTHER_TITLE if occurrences(asked, self.other_titles) else 0.0

    def place(self, term: Term) -> float:
        """Return what the term counts in the best place where the page has it; 0 if nowhere."""
        return self.name_place(term) or max(found.place(term) for found in self.passages)

    def has_phrase(self, phrase: Keys) -> bool:
        """Say whether the words stand together in its names or in one of the passages."""
        named = occurrences(phrase, self.title) or occurrences(phrase, self.other_titles)
        return bool(named) or any(found.has_phrase(phrase) for found in self.passages)

    def is_suggested(self, asked: Keys) -> bool:
        """Say whether what was asked for is suggested as a title, be it for other pages too."""
        return any(_is_line(asked, found.suggested_titles) for found in self.passages)

    def named(self, query: ParsedQuery) -> int:
        """Say whether what was asked for is the page's own name, another one, one of both in other
        words, one that is only suggested for it and for no other page, be it in other words, or
        none of them.
        """
        asked = query.keys
        if self.own_name == asked:
            return OWN_NAME
        if asked in self.other_names:
            return OTHER_NAME
        if any(one == self.own_name or one in self.other_names for one in query.readings):
            return NAME_IN_OTHER_WORDS
        suggested = [_unshared(found.suggested_titles) for found in self.passages]
        if any(_is_line(asked, titles) for titles in suggested):
            return SUGGESTED_NAME
        if any(_is_line(one, titles) for titles in suggested for one in query.readings):
            return SUGGESTED_IN_OTHER_WORDS
        return NO_NAME

    def best_passages(self, query: ParsedQuery, worth: Worth, most: int) -> list[Passage]:
        """Return the passages that say most about what was asked for, best first.

        Best of all is the one whose heading was typed. There is always one; others are left out
        if they say much less.
        """
        allowed = [found for found in self.passages if self._allows(found, query)]
        weights = {
            term: value * (NAMED if self.name_place(term) else 1.0) for term, value in worth.items()
        }
        by_name = self.named(query) != NO_NAME
        values = {
            found: fitness(found.passage, query, by_name=by_name)
            * sum(weight * found.place(term) for term, weight in weights.items())
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


def _is_line(asked: Keys, words: Keys) -> bool:
    if not frozenset(asked).issubset(words):
        return False
    return asked in map(telling, _lines(words))


def _lines(words: Keys) -> Iterator[Keys]:
    return (tuple(line) for end, line in groupby(words, "\n".__eq__) if not end)


def _unshared(suggested_titles: Keys) -> Keys:
    """Return the words up to the blank line, behind which titles name other roles as well."""
    pairs = enumerate(pairwise(suggested_titles))
    blank = next((at for at, pair in pairs if pair == ("\n", "\n")), None)
    return suggested_titles[:blank]


def by_page(passages: Iterable[Passage]) -> list[FoundPage]:
    """Return the passages by their pages, in the order in which they stand there."""
    in_order = sorted(passages, key=lambda passage: (passage.page_id, passage.position))
    return [
        FoundPage(page_id, tuple(map(PassageWords, found)))
        for page_id, found in groupby(in_order, key=lambda passage: passage.page_id)
    ]
