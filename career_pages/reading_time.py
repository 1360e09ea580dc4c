"""How long a page takes to read."""

from collections.abc import Iterable
from typing import Final

from career_pages.sections import Section

# Words of non-fiction that adults read silently in a minute: Marc Brysbaert, "How many words do we
# read per minute?", Journal of Memory and Language 109 (2019).
WORDS_A_MINUTE: Final = 238


def reading_minutes(sections: Iterable[Section]) -> int:
    """Return how many minutes the sections and their sub-sections take to read, at least 1."""
    texts = (f"{one.heading} {one.text}" for top in sections for one in (top, *top.subsections))
    words = sum(len(text.split()) for text in texts)
    return max(1, round(words / WORDS_A_MINUTE))
