"""Words that no page has, and of which none is a slip or another form of another."""

from collections.abc import Iterator
from itertools import product
from typing import Final

# Every sound is another one, so that nobody who types one word may have meant another.
SYLLABLES: Final = ("fa", "go", "ku", "la", "mo", "nu", "pa", "ro", "su", "ta", "xo")


def rare_words() -> Iterator[str]:
    """Yield more words than a walk needs, one after the other the same each time."""
    for first, second, third in product(SYLLABLES, repeat=3):
        yield third + second + first + third + second + first
