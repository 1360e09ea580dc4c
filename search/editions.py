"""What of search has editions: processes keep it in memory until it changes."""

from typing import Final

PASSAGES: Final = "passages"
WORDS: Final = "words"
SYNONYMS: Final = "synonyms"
PROMOTIONS: Final = "promotions"
