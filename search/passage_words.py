"""A passage that was found, and what terms count in it."""

from typing import Final

from career_pages.folded import folded_name, number_of_words
from search.query import Form, Term
from search.stored_passage import StoredPassage

# What a term counts where it is found. A text gives all of its share only if it is full of it.
# Titles that are only suggested count little: there are many, and some are odd.
HEADING: Final = 2.0
TEXT: Final = 1.0
SUGGESTED_TITLE: Final = 0.5
USUAL_LENGTH: Final = 200


class PassageWords:
    """A passage, with the words of its ``heading`` and ``text`` folded.

    Its ``suggested_titles`` are folded as well, a line for each.
    """

    __slots__ = ("_fullness", "heading", "passage", "suggested_titles", "text")

    def __init__(self, passage: StoredPassage) -> None:
        self.passage = passage
        self.heading = folded_name(passage.heading)
        self.text = passage.folded_text
        self.suggested_titles = passage.folded_suggested_titles
        self._fullness = number_of_words(self.text) / USUAL_LENGTH

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
