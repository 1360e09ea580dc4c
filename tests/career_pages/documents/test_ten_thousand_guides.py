"""Ten thousand guides in all formats, and not a word of them is lost."""

from dataclasses import replace
from typing import Final

import pytest

from career_pages.documents.matching.matcher import match
from career_pages.documents.reading import read_document
from tests.career_pages.documents.many_guides import shape_of
from tests.career_pages.documents.test_nothing_is_lost import every_text, unaccounted
from tests.career_pages.documents.written_guides import FORMATS

# How many in each part of a run, and how many parts.
SHARES: Final = {
    "plain text": (500, 5),
    "Markdown": (500, 6),
    "HTML": (500, 4),
    "Google Docs": (500, 2),
    "saved page": (500, 2),
    "Word": (125, 4),
}
RUNS: Final = [(name, part) for name, (_, parts) in SHARES.items() for part in range(parts)]


def lost(name: str, seed: int) -> list[str]:
    """Return the markers and lines of one guide that its draft neither holds nor reports."""
    ending, written = FORMATS[name]
    shape = shape_of(seed)
    draft = match(read_document(written(shape), f"guide{ending}"), year=2031)
    held = every_text(replace(draft, placements=())).casefold()
    return [one for one in shape.markers if one not in held] + unaccounted(draft)


def test_there_are_ten_thousand() -> None:
    assert sum(size * parts for size, parts in SHARES.values()) == 10_000


@pytest.mark.once
@pytest.mark.parametrize(("name", "part"), RUNS)
def test_no_word_of_a_guide_is_lost(name: str, part: int) -> None:
    size = SHARES[name][0]
    seeds = range(part * size, (part + 1) * size)
    assert {seed: found for seed in seeds if (found := lost(name, seed))} == {}
