"""Placements: where every line went, and how sure that is."""

from pathlib import Path

import pytest

from career_pages.documents.draft import LineRole, Placement
from career_pages.documents.matching.matcher import match
from career_pages.documents.reading import read_document, read_text

DOCUMENTS = Path(__file__).parent / "documents"
TEXT = """# What is a Baker?

Bakes at night.

## Key Responsibilities of a Baker

- Mixing

## Day to Day Activities for Bakers at Different Levels

### Daily Responsibilities for Senior Bakers

- Planning

## How to Work in Heat {.topic working_conditions}

> Warm.

## Up Next

- Not a teaser

# Courses

Many.

## Schools

### Far ones

Few.
"""


def places(text: str, is_markdown: bool = True) -> tuple[Placement, ...]:
    """Return the placements of a document's lines."""
    return match(read_text(text, is_markdown), year=2031).placements


@pytest.mark.parametrize("path", sorted(DOCUMENTS.iterdir()), ids=lambda path: path.name)
def test_every_line_has_one_place_in_the_section_that_holds_it(path: Path) -> None:
    document = read_document(path.read_bytes(), path.name)
    draft = match(document, year=2031)
    lines = [placed.line for placed in draft.placements]
    assert lines == sorted(lines)
    assert {line.first for line in document.outline.lines} <= set(lines)
    starts = {
        (number, section.lines[0])
        for number, page in enumerate([draft, *draft.chapters])
        for section in page.sections  # type: ignore[attr-defined]
    }
    found = {(one.page, one.section) for one in draft.placements if one.section is not None}
    assert found == starts
    assert all(0 < one.certainty <= 1 and one.reason for one in draft.placements)


def test_a_line_has_its_role_its_kind_and_its_section() -> None:
    assert [
        (one.line, one.role, one.kind, one.detail, one.page, one.section) for one in places(TEXT)
    ] == [
        (1, LineRole.HEADLINE, "", "", 0, None),
        (3, LineRole.PARAGRAPH, "", "", 0, None),
        (5, LineRole.SECTION, "ResponsibilitiesSection", "", 0, 5),
        (7, LineRole.ITEM, "", "", 0, 5),
        (9, LineRole.SECTION, "LevelsSection", "", 0, 9),
        (11, LineRole.PART, "LevelSection", "Senior", 0, 9),
        (13, LineRole.ITEM, "", "", 0, 9),
        (15, LineRole.SECTION, "TopicSection", "working_conditions", 0, 15),
        (17, LineRole.QUOTE, "", "", 0, 15),
        (19, LineRole.SECTION, "TextSection", "", 0, 19),
        (21, LineRole.ITEM, "", "", 0, 19),
        (23, LineRole.CHAPTER, "", "", 1, None),
        (25, LineRole.PARAGRAPH, "", "", 1, None),
        (27, LineRole.SECTION, "TextSection", "", 1, 27),
        (29, LineRole.SUBHEADING, "", "", 1, 27),
        (31, LineRole.PARAGRAPH, "", "", 1, 27),
    ]


def test_a_clear_document_holds_nothing_doubtful_but_what_its_fields_cannot_hold() -> None:
    doubtful = [one.line for one in places(TEXT) if one.is_doubtful]
    assert doubtful == [19, 21]


def test_what_is_only_guessed_is_doubtful() -> None:
    text = "What is a Baker?\n\nBakes.\n\nDefinition of a Baker\n\nHot old ovens\n\nAll of them.\n"
    guessed = next(one for one in places(text, False) if one.text == "Hot old ovens")
    assert guessed.is_doubtful
    assert guessed.reason == "Short line that may be a heading"


def test_what_stands_below_a_doubtful_line_says_so() -> None:
    heading, below = places("# Baker\n\n- a\n\nb\n")[-2:]
    assert heading.reason.startswith("Below a doubtful line: More text")
    assert below.certainty < 0.75


def test_a_line_before_the_headline_is_left_out() -> None:
    first, *_ = places("Page 1 of 9\n\nWhat is a Baker?\n\nBakes.\n", is_markdown=False)
    assert (first.role, first.section) == (LineRole.LEFT_OUT, None)
    assert first.reason == "Stands before the headline"


def test_the_number_of_a_page_is_left_out_and_reported() -> None:
    text = "What is a Baker?\n\nFAQs\n\nWhy?\n\nYes.\n\nPage 3 of 9\n\nSo.\n"
    draft = match(read_text(text, is_markdown=False), year=2031)
    assert [(note.line, note.text) for note in draft.unplaced] == [(9, "Page 3 of 9")]
    assert "So." in str(draft.sections[0].questions)


def test_a_keyword_is_an_item_however_it_is_written() -> None:
    text = "# Baker\n\n## Resume Keywords\n\nDough\n\nOvens\n\nHygiene\n"
    assert [one.role for one in places(text)[2:]] == [LineRole.ITEM] * 3


def test_more_than_a_lede_is_in_the_introduction_that_it_begins() -> None:
    lede, first, last = places("# Baker\n\nLede.\n\n- a\n\nb\n")[1:]
    assert (lede.section, first.section, last.section) == (None, 5, 5)
    assert not lede.is_doubtful
    assert first.is_doubtful
