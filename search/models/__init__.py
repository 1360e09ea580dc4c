"""What search looks through, and what it knows of words."""

from search.models.known_word import KnownWord, WordChange
from search.models.passage import PAGE, Passage
from search.models.search_count import SearchCount
from search.models.synonym import Synonym

__all__ = ["PAGE", "KnownWord", "Passage", "SearchCount", "Synonym", "WordChange"]
