"""A link from the search marks the words that were found, or nothing at all."""

import pytest

from career_pages.reading.excerpts import excerpt
from career_pages.text import keys
from search.results import text_fragment

LINES = "First of all, they bend conduit.\nA tool-belt (worn daily), 50 % full\nConduit"


def _fragment(query: str, text: str = LINES, page: str | None = None) -> str:
    return text_fragment(excerpt(text, frozenset(keys(query))), (page or text).lower())


@pytest.mark.parametrize(
    ("query", "fragment"),
    [
        ("bend", ":~:text=of%20all%2C%20they-,bend,-conduit"),
        ("bending conduits", ":~:text=of%20all%2C%20they-,bend%20conduit"),
        ("tool", ":~:text=A-,tool,-%2Dbelt%20%28worn%20daily"),
        ("daily full", ":~:text=tool%2Dbelt%20%28worn-,daily%29%2C%2050%20%25%20full"),
        ("nothing", ""),
        ("", ""),
    ],
)
def test_the_words_are_told_by_those_around_them(query: str, fragment: str) -> None:
    assert _fragment(query) == fragment


def test_words_that_stand_there_twice_are_not_marked() -> None:
    assert _fragment("bend", page=f"{LINES}\nOf all, they bend conduit in halls.") == ""
    assert _fragment("conduit", "Conduit", page="Conduit\nconduit") == ""
    assert _fragment("conduit", "Conduit") == ":~:text=Conduit"


def test_words_far_from_each_other_are_not_marked_together() -> None:
    text = "They bend whatever lies around in the workshop, and sometimes conduit."
    assert _fragment("bend conduit", text) == ":~:text=They-,bend,-whatever%20lies%20around"
