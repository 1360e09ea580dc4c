"""Footnotes and pictures: where they go, and that none is lost."""

import pytest

from career_pages.documents.draft import Draft, RichText
from career_pages.documents.front_matter import DocumentFormat, FrontMatter, GuideDocument
from career_pages.documents.matching.matcher import match
from career_pages.documents.outline import Line, LineKind, Notes, Outline
from career_pages.documents.source_file import Picture

KINDS = {"#": LineKind.HEADING, "-": LineKind.ITEM, "^": LineKind.NOTE, "!": LineKind.IMAGE}
OVEN = Picture("oven.png", b"data", alt="An oven", caption="At night")


def draft_of(source: str) -> Draft:
    """Return the draft of a document whose lines begin with the sign of their kind."""
    lines = []
    for number, row in enumerate(source.split("\n"), start=1):
        signs = row[: len(row) - len(row.lstrip("#-^!"))]
        text = row[len(signs) :].strip()
        kind = KINDS.get(signs[:1], LineKind.PARAGRAPH)
        level = len(signs) if kind is LineKind.HEADING else 0
        picture = OVEN if kind is LineKind.IMAGE else None
        lines.append(Line(kind, text, text, number, number, level=level, picture=picture))
    text = "\n".join(line.text for line in lines)
    outline = Outline(tuple(lines), Notes())
    document = GuideDocument(text, DocumentFormat.DOCX, FrontMatter(), 0, Notes(), outline)
    draft = match(document, year=2031)
    assert draft.unplaced == ()
    assert [one.line for one in draft.placements] == list(range(1, len(lines) + 1))
    return draft


PICTURE = "! An oven At night"


def test_the_footnotes_of_a_page_are_its_last_section() -> None:
    draft = draft_of(
        "# Baker\n## Ovens\nHot 1\n^ 1. Very.\n## Bread\nGood 2\n^ 2. Also very.\n"
        "# Courses\n## Schools\nFew 1\n^ * By 2031."
    )
    assert [section.heading for section in draft.sections] == ["Ovens", "Bread", "Notes"]
    notes = draft.sections[-1]
    assert notes.introduction == (RichText("<ol><li>Very.</li><li>Also very.</li></ol>"),)
    assert (notes.kind, notes.source_heading, notes.lines) == ("TextSection", "", (4, 7))
    (chapter,) = draft.chapters
    assert chapter.sections[-1].introduction == (RichText("<p>* By 2031.</p>"),)
    assert [one.section for one in draft.placements if one.role == "note"] == [4, 4, 11]


@pytest.mark.parametrize(
    ("section", "field"),
    [
        ("## Ovens\na", "introduction"),
        ("## Key Responsibilities of a Baker\n- a\n- b", "closing"),
        ("## Job Description Keywords for Resumes\n- a\n- b", "closing"),
        ("## FAQs\n### Hot?\nYes.", "questions"),
        ("## Types of Bakers\n### Night Baker\nLate.", "specializations"),
        ("## What's it like to be a Baker?\nWarm.", "introduction"),
        ("## Up Next\nRead on.", "introduction"),
        ("## Start Your Baker Career\nCome.", "introduction"),
    ],
)
def test_a_picture_stands_in_the_text_of_its_section(section: str, field: str) -> None:
    (drafted,) = draft_of(f"# Baker\n{section}\n{PICTURE}").sections
    assert "An oven" in str(getattr(drafted, field))


def test_a_picture_between_items_follows_the_list() -> None:
    (section,) = draft_of(
        f"# Baker\n## Key Responsibilities of a Baker\n- a\n{PICTURE}\n- b\nText."
    ).sections
    assert section.items == ("a", "b")
    assert section.closing == (OVEN, RichText("<p>Text.</p>"))


def test_a_picture_above_the_first_heading_begins_the_first_section() -> None:
    draft = draft_of(f"{PICTURE}\n# Baker\n{PICTURE}\nLede.\n## Ovens\nHot.")
    (section,) = draft.sections
    assert draft.lede == "Lede."
    assert section.introduction == (OVEN, OVEN, RichText("<p>Hot.</p>"))
    assert (section.lines, draft.placements[0].section) == ((5, 6), 5)


@pytest.mark.parametrize("rest", ["", "\n## Up Next\nRead on."])
def test_a_picture_without_a_section_that_holds_it_has_one_of_its_own(rest: str) -> None:
    first, *_ = draft_of(f"# Baker\nLede.\n{PICTURE}{rest}").sections
    assert (first.heading, first.introduction) == ("Introduction", (OVEN,))
