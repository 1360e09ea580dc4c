"""A passage that was found, and what terms count in it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from search.folded import folded, number_of_words
from search.models import Passage
from search.query import Form, Term

# What a term counts where it is found. A text gives all of its share only if it is full of it.
# Titles that are only suggested count little: there are many, and some are odd.
HEADING: Final = 2.0
TEXT: Final = 1.0
SUGGESTED_TITLE: Final = 0.5
USUAL_LENGTH: Final = 200


@dataclass(frozen=True)
class PassageWords:
    """A passage, with its words in folded texts."""

    passage: Passage

    @cached_property
    def heading(self) -> str:
        """Those of the heading."""
        return folded(self.passage.heading)

    @property
    def text(self) -> str:
        """Those of the text."""
        return self.passage.folded_text

    @property
    def suggested_titles(self) -> str:
        """Those of the suggested titles, a line for each."""
        return self.passage.folded_suggested_titles

    def place(self, term: Term) -> float:
        """Return what the term counts in the best place of the passage; 0 if it is in none."""
        if not term.alternatives:
            return self._place(term.forms[0])
        return max(form.weight * self._place(form) for form in term.forms)

    def has(self, words: str) -> bool:
        """Say whether the folded words stand together in it."""
        return words in self.heading or words in self.text or words in self.suggested_titles

    def _place(self, form: Form) -> float:
        if form.folded in self.heading:
            return HEADING
        found = self.text.count(form.folded)
        in_text = TEXT * found / (found + self._fullness) if found else 0.0
        suggested = SUGGESTED_TITLE if form.folded in self.suggested_titles else 0.0
        return max(in_text, suggested)

    @cached_property
    def _fullness(self) -> float:
        return number_of_words(self.text) / USUAL_LENGTH
