"""Plain text to an outline."""

import pytest

from career_pages.documents.outline import LineKind
from career_pages.documents.readers.plain_text import read_plain_text


@pytest.mark.parametrize("bullet", ["•", "-", "*", "–", "·", "+", "1.", "12)", "(3)", "a)"])
def test_bullets_make_items(bullet: str) -> None:
    (line,) = read_plain_text(f"   {bullet} Kneading dough").lines
    assert (line.kind, line.text) == (LineKind.ITEM, "Kneading dough")
    assert line.ordered is any(character.isalnum() for character in bullet)


@pytest.mark.parametrize("text", ["-5 degrees", "1.5 liters", "2024. A year", "A. Baker", "*loud*"])
def test_what_only_resembles_a_bullet_stays_text(text: str) -> None:
    (line,) = read_plain_text(text).lines
    assert (line.kind, line.text) == (LineKind.PARAGRAPH, text)


def test_indentation_nests_items() -> None:
    lines = read_plain_text("  • a\n      • b\n\t\t• c\n      • d\n  • e\n\nText\n    - f").lines
    assert [line.depth for line in lines] == [0, 1, 2, 1, 0, 0, 0]


def test_rules_and_empty_bullets_hold_nothing() -> None:
    assert [
        line.text for line in read_plain_text("Title\n=====\n•\n* * *\n---\n1.\nEnd").lines
    ] == [
        "Title",
        "End",
    ]


WRAPPED = """A baker gets up when others go to bed, and sleeps when
they get up. The dough decides.
- Keeping the starter alive through the summer when it
  wants to run away
- Selling

Working Hours
Nights for the most part, and Sundays off if the street
agrees with that.
"""


def test_paragraphs_and_items_wrapped_at_a_width_are_joined() -> None:
    lines = read_plain_text(WRAPPED).lines
    assert [(line.first, line.last) for line in lines] == [(1, 2), (3, 4), (5, 5), (7, 7), (8, 9)]


def test_lines_of_a_document_that_is_not_wrapped_stay_apart() -> None:
    text = "Kim Placeholder\nBaker\n“Early.”\nA sentence of some length about bread, and rolls.\n"
    assert len(read_plain_text(text).lines) == 4
