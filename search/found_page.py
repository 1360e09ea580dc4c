"""A page that was found, and what it is called."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Final

from career_pages.folded import folded_keys, folded_name, keys_in
from career_pages.search_words import keys, telling
from search.listed_page import ListedPage
from search.passage_words import PassageWords
from search.query import Form, ParsedQuery, Term
from search.stored_passage import StoredPassage

# How what was asked for can be the name of a page.
OWN_NAME: Final = 7
OTHER_NAME: Final = 6
NAME_IN_OTHER_WORDS: Final = 5
SUGGESTED_NAME: Final = 4
SUGGESTED_IN_OTHER_WORDS: Final = 3
NAME_OF_DOER: Final = 2
SUGGESTED_FOR_DOER: Final = 1
NO_NAME: Final = 0

# "Architects, Except Landscape and Naval" are architects.
_LIMITS: Final = re.compile(r",\s+(?:except\b|general$)", re.IGNORECASE)

# What a term counts in a name.
TITLE: Final = 5.0
OTHER_TITLE: Final = 5.0

# Behind it, suggested titles name other roles as well.
BLANK_LINE: Final = "\n\n"

Keys = tuple[str, ...]
Worth = Mapping[Term, float]


@dataclass(frozen=True)
class FoundPage:
    """A page, with passages of it: those that were found, or all."""

    page: ListedPage
    passages: tuple[PassageWords, ...]

    @cached_property
    def title(self) -> str:
        """The words of its title, folded."""
        return folded_name(self.passages[0].passage.title)

    @cached_property
    def other_titles(self) -> str:
        """The words of its other titles, folded, a line for each."""
        return folded_name(self.passages[0].passage.other_titles)

    @cached_property
    def own_name(self) -> Keys:
        """The keys of the words of its title that say what is meant."""
        return telling(keys_in(self.title))

    @cached_property
    def short_name(self) -> Keys:
        """Those up to what it does not mean: of "Architects, Except Naval" the first."""
        title = self.passages[0].passage.title
        return telling(keys(_LIMITS.split(title)[0])) if "," in title else self.own_name

    @cached_property
    def other_names(self) -> tuple[Keys, ...]:
        """Those of each of its other titles."""
        return tuple(_names(self.other_titles.split("\n")))

    @cached_property
    def suggested_titles(self) -> tuple[str, ...]:
        """The words of the titles that passages of it suggest, folded, a line for each title."""
        return tuple(found.suggested_titles for found in self.passages if found.suggested_titles)

    def name_place(self, term: Term) -> float:
        """Return what the term counts in the page's names; 0 if they do not have it."""
        if not term.alternatives:
            return self._name_place(term.forms[0])
        return max(form.weight * self._name_place(form) for form in term.forms)

    def _name_place(self, form: Form) -> float:
        if form.folded in self.title:
            return TITLE
        return OTHER_TITLE if form.folded in self.other_titles else 0.0

    def has(self, words: str) -> bool:
        """Say whether the folded words stand together in its names or in one of the passages."""
        named = words in self.title or words in self.other_titles
        return named or any(found.has(words) for found in self.passages)

    def is_suggested(self, asked: Keys) -> bool:
        """Say whether what was asked for is suggested as a title, be it for other pages too."""
        return any(_is_line(asked, titles) for titles in self.suggested_titles)

    def named(self, query: ParsedQuery) -> int:
        """Say whether what was asked for is the page's own name, another one, one of both in other
        words, one that is only suggested for it and for no other page, be it in other words, what
        those are called who do it, or none of them.
        """
        asked = query.keys
        if asked in (self.own_name, self.short_name):
            return OWN_NAME
        if asked in self.other_names:
            return OTHER_NAME
        names = {self.own_name, self.short_name, *self.other_names}
        if not names.isdisjoint(query.readings):
            return NAME_IN_OTHER_WORDS
        suggested = [titles.partition(BLANK_LINE)[0] for titles in self.suggested_titles]
        if any(_is_line(asked, titles) for titles in suggested):
            return SUGGESTED_NAME
        if any(_is_line(one, titles) for titles in suggested for one in query.readings):
            return SUGGESTED_IN_OTHER_WORDS
        if not names.isdisjoint(query.doers):
            return NAME_OF_DOER
        if any(_is_line(one, titles) for titles in suggested for one in query.doers):
            return SUGGESTED_FOR_DOER
        return NO_NAME


def _is_line(asked: Keys, lines: str) -> bool:
    words = [folded_keys([one]) for one in asked]
    # Most lines lack one of the words, and need not be taken apart.
    if not words or not all(word in lines for word in words):
        return False
    return asked in _names(line for line in lines.split("\n") if words[0] in line)


def _names(lines: Iterable[str]) -> Iterator[Keys]:
    return (telling(keys_in(line)) for line in lines if line)


def by_page(passages: Iterable[StoredPassage], pages: Mapping[int, ListedPage]) -> list[FoundPage]:
    """Return the passages by their pages, in the order in which they stand there."""
    in_order = sorted(passages, key=lambda passage: (passage.page_id, passage.position))
    return [
        FoundPage(pages[page_id], tuple(map(PassageWords, found)))
        for page_id, found in groupby(in_order, key=lambda passage: passage.page_id)
    ]
