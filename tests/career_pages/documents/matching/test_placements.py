"""Where every line goes: by what it is, by the mark of its heading, and how sure that is."""

from itertools import pairwise
from pathlib import Path

import pytest

from career_pages.documents.draft import Draft, LineRole, Placement, RichText, SectionDraft
from career_pages.documents.matching.matcher import match
from career_pages.documents.reading import read_document, read_text
from tests.career_pages.documents.certainty import (
    BUCKETS,
    LABELLED,
    PICTURE,
    Judged,
    doubtful,
    judged_lines,
    share_wrong,
    table,
    word_document,
)

DOCUMENTS = Path(__file__).parents[1] / "documents"
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
    assert "So." in str(draft.sections[0].parts)


def test_a_keyword_is_an_item_however_it_is_written() -> None:
    text = "# Baker\n\n## Resume Keywords\n\nDough\n\nOvens\n\nHygiene\n"
    assert [one.role for one in places(text)[2:]] == [LineRole.ITEM] * 3


def test_more_than_a_lede_is_in_the_introduction_that_it_begins() -> None:
    lede, first, last = places("# Baker\n\nLede.\n\n- a\n\nb\n")[1:]
    assert (lede.section, first.section, last.section) == (None, 5, 5)
    assert not lede.is_doubtful
    assert first.is_doubtful


# Footnotes and pictures.


def word_draft(source: str) -> Draft:
    """Return the draft of a document from Word, which has a place for every line."""
    document = word_document(source)
    draft = match(document, year=2031)
    assert draft.unplaced == ()
    assert [one.line for one in draft.placements] == [line.first for line in document.outline.lines]
    return draft


PICTURE_LINE = "! An oven At night"


def test_the_footnotes_of_a_page_are_its_last_section() -> None:
    draft = word_draft(
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
        ("## FAQs\n### Hot?\nYes.", "parts"),
        ("## Types of Bakers\n### Night Baker\nLate.", "parts"),
        ("## What's it like to be a Baker?\nWarm.", "introduction"),
        ("## Up Next\nRead on.", "introduction"),
        ("## Start Your Baker Career\nCome.", "introduction"),
    ],
)
def test_a_picture_stands_in_the_text_of_its_section(section: str, field: str) -> None:
    (drafted,) = word_draft(f"# Baker\n{section}\n{PICTURE_LINE}").sections
    assert "An oven" in str(getattr(drafted, field))


def test_a_picture_between_items_follows_the_list() -> None:
    (section,) = word_draft(
        f"# Baker\n## Key Responsibilities of a Baker\n- a\n{PICTURE_LINE}\n- b\nText."
    ).sections
    assert section.items == ("a", "b")
    assert section.closing == (PICTURE, RichText("<p>Text.</p>"))


def test_a_picture_above_the_first_heading_begins_the_first_section() -> None:
    draft = word_draft(f"{PICTURE_LINE}\n# Baker\n{PICTURE_LINE}\nLede.\n## Ovens\nHot.")
    (section,) = draft.sections
    assert draft.lede == "Lede."
    assert section.introduction == (PICTURE, PICTURE, RichText("<p>Hot.</p>"))
    assert (section.lines, draft.placements[0].section) == ((5, 6), 5)


@pytest.mark.parametrize("rest", ["", "\n## Up Next\nRead on."])
def test_a_picture_without_a_section_that_holds_it_has_one_of_its_own(rest: str) -> None:
    first, *_ = word_draft(f"# Baker\nLede.\n{PICTURE_LINE}{rest}").sections
    assert (first.heading, first.introduction) == ("Introduction", (PICTURE,))


# Marks: what an author says outright that a heading begins.


def marked(text: str) -> Draft:
    """Return the draft of a document in Markdown, from which no word is lost."""
    document = read_text(f"# What is a Baker?\n\nBakes.\n\n{text}", is_markdown=True)
    draft = match(document, year=2031)
    assert draft.unplaced == ()
    return draft


def only_section(text: str) -> SectionDraft:
    """Return the one section of a document."""
    (section,) = marked(text).sections
    return section


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        ("definition", "DefinitionSection"),
        ("overview", "OverviewSection"),
        ("responsibilities", "ResponsibilitiesSection"),
        ("levels", "LevelsSection"),
        ("specializations", "SpecializationsSection"),
        ("experience", "ExperienceSection"),
        ("topic difficulty", "TopicSection"),
        ("topic", "TopicSection"),
        ("faqs", "FAQSection"),
        ("up_next", "UpNextBlock"),
        ("call_to_action", "CallToActionBlock"),
        ("keywords", "KeywordsSection"),
        ("text", "TextSection"),
    ],
)
@pytest.mark.parametrize("heading", ["Bread", "Types of Bakers", "Why? {.more}"])
def test_a_marked_heading_begins_what_the_mark_says(mark: str, kind: str, heading: str) -> None:
    section = only_section(f"## {heading} {{.{mark}}}\n\nText.\n")
    assert (section.kind, section.source_heading) == (kind, heading)
    assert section.topic == ("difficulty" if mark == "topic difficulty" else "")


def test_a_heading_that_would_be_generated_stays_blank_behind_its_mark() -> None:
    draft = marked(
        "## Types of Bakers {.specializations}\n\n### Junior {.specialization}\n\nNew.\n"
    )
    (section,) = draft.sections
    assert (section.heading, section.source_heading) == ("", "Types of Bakers")
    assert [one.name for one in section.parts] == ["Junior"]


def test_a_level_has_the_name_that_its_mark_gives() -> None:
    section = only_section(
        "## Stages {.levels}\n\n### Daily Responsibilities for Senior Bakers {.level Senior}\n\n"
        "### The first years {.level New}\n\n- Sweeping\n\n### Junior Bakers {.level}\n"
    )
    assert [(level.name, level.heading) for level in section.parts] == [
        ("Senior", ""),
        ("New", "The first years"),
        ("Junior", "Junior Bakers"),
    ]


def test_a_mark_wins_over_a_pattern_elsewhere() -> None:
    draft = marked("## Types of Bakers {.text}\n\na\n\n## Kinds of Bakers\n\nb\n")
    assert [section.kind for section in draft.sections] == ["TextSection", "SpecializationsSection"]


def test_a_marked_section_keeps_a_later_guess_from_its_place() -> None:
    draft = marked("## Kinds of Bakers\n\nb\n\n## Bread {.specializations}\n\na\n")
    assert [section.kind for section in draft.sections] == ["TextSection", "SpecializationsSection"]
    assert draft.problems == ()


def test_what_is_up_next_has_its_title_in_or_below_the_marked_heading() -> None:
    title = "How To Become a Baker in 2031"
    section = only_section(f"## {title} {{.up_next}}\n\nRead on.\n")
    assert (section.heading, section.source_heading, section.text) == ("", title, "Read on.")
    section = only_section("## Up Next {.up_next}\n\n### Rolls\n\nRead on.\n")
    assert (section.heading, section.text) == ("Rolls", "Read on.")


def test_a_part_outside_of_its_section_begins_one_and_is_noted() -> None:
    draft = marked("## Ovens\n\nHot.\n\n### Senior {.level Senior}\n\n- Baking\n")
    assert [section.kind for section in draft.sections] == ["TextSection", "LevelsSection"]
    assert [level.name for level in draft.sections[1].parts] == ["Senior"]
    assert [problem.line for problem in draft.problems] == [9]


def test_a_part_in_a_chapter_that_has_no_such_section_stays_a_heading() -> None:
    draft = marked("## Ovens\n\n# More\n\n## Bread\n\n### Senior {.level Senior}\n\nText.\n")
    (section,) = draft.chapters[0].sections
    assert "<h3>Senior</h3><p>Text.</p>" in str(section.introduction)
    assert [problem.line for problem in draft.problems] == [11]


def test_a_mark_with_an_unknown_topic_is_noted() -> None:
    draft = marked("## Weather {.topic weather}\n\nHot.\n")
    assert (draft.sections[0].kind, draft.sections[0].heading) == ("TopicSection", "Weather")
    assert "work_environment" in draft.problems[0].message


@pytest.mark.parametrize("tail", ["{.typo}", "{text}", "{.text", "{.text} more", "{#id .text}"])
def test_other_brackets_are_text(tail: str) -> None:
    section = only_section(f"## Types of Bread {tail}\n\nText.\n")
    assert section.heading == f"Types of Bread {tail}"


@pytest.mark.parametrize(
    "text", ["## Bread {.text} ##\n", "Bread {.text}\n---\n", "## Bread {.text}"]
)
def test_marks_stand_behind_headings_of_every_form(text: str) -> None:
    assert only_section(text).heading == "Bread"
    assert only_section(text).kind == "TextSection"


def test_a_marked_section_of_the_role_ends_a_chapter() -> None:
    draft = marked("## FAQs\n\n# More\n\n## Bread\n\na\n\n# Meaning {.definition}\n\nb\n")
    assert [section.kind for section in draft.sections] == ["FAQSection", "DefinitionSection"]
    assert [section.kind for section in draft.chapters[0].sections] == ["TextSection"]


# How sure that is, over documents with labels.


# What docs/importing.md shows.
MEASURED_WRONG = 0.042


@pytest.fixture(scope="module")
def judged() -> list[Judged]:
    """Return all labelled judged, judged."""
    return judged_lines()


def test_there_are_documents_of_every_shape(judged: list[Judged]) -> None:
    assert len(list(LABELLED.iterdir())) >= 40
    assert {path.name.split(".")[1] for path in LABELLED.iterdir()} == {"html", "md", "txt", "word"}
    assert len(judged) > 800


def test_lines_are_placed_as_well_as_they_were_when_measured(judged: list[Judged]) -> None:
    assert share_wrong(judged) <= MEASURED_WRONG


def test_the_less_certain_lines_are_the_more_often_wrong(judged: list[Judged]) -> None:
    ends = [1.01, *BUCKETS]
    shares = [
        share_wrong([one for one in judged if low <= one.certainty < high])
        for high, low in pairwise(ends)
    ]
    assert shares == sorted(shares)


def test_a_doubtful_line_is_wrong_far_more_often_than_another(judged: list[Judged]) -> None:
    doubted = doubtful(judged)
    others = [one for one in judged if one not in doubted]
    assert share_wrong(doubted) > 0.4
    assert share_wrong(others) < 0.04
    assert len(doubted) < len(judged) / 10


def test_the_table_counts_every_line_once(judged: list[Judged]) -> None:
    *rows, total = [row.split("|")[2:4] for row in table(judged).splitlines()[2:]]
    assert [sum(int(row[at]) for row in rows) for at in (0, 1)] == [int(one) for one in total]
