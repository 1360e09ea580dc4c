"""Corrections: what an editor says of single lines."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from career_pages.documents.draft import (
    Correction,
    Draft,
    LineRole,
    Placement,
    child_kinds,
    corrections_from_json,
    corrections_to_json,
)
from career_pages.documents.matching.matcher import match
from career_pages.documents.outline import LEFT_OUT_BY_EDITOR, NOT_UNDERSTOOD
from career_pages.documents.reading import read_text
from career_pages.sections.kinds import section_kinds
from tests.career_pages.documents.generated_guides import Guide, markdown_guides, plain_text_guides
from tests.generated import Examples, generated

TEXT = """# What is a Baker?

Bakes at night.

## Key Responsibilities of a Baker

- Mixing
- Shaping

## Day to Day Activities for Bakers at Different Levels

### Junior Bakers

- Sweeping

## Types of Bakers

### Night Baker

Sleeps by day.

## Ovens

Hot ones.

Why so hot?

It must be.
"""


def corrected(*corrections: Correction, text: str = TEXT) -> Draft:
    """Return the draft of a document in Markdown with corrections."""
    return match(read_text(text, is_markdown=True), 2031, corrections)


def place(draft: Draft, line: int) -> Placement:
    """Return the placement of a line."""
    (found,) = [one for one in draft.placements if one.line == line]
    return found


def kinds(draft: Draft) -> list[str]:
    """Return the kinds of a draft's sections."""
    return [section.kind for section in draft.sections]


def assert_chosen(draft: Draft, line: int, role: LineRole) -> None:
    """Check that a line has the role that an editor chose."""
    found = place(draft, line)
    assert (found.role, found.certainty, found.reason) == (role, 1.0, "Chosen by an editor")


def test_a_paragraph_becomes_a_section() -> None:
    draft = corrected(
        Correction(26, LineRole.SECTION, "TopicSection", "working_conditions"),
    )
    assert kinds(draft)[-2:] == ["TextSection", "TopicSection"]
    assert (draft.sections[-1].topic, draft.sections[-1].heading) == (
        "working_conditions",
        "Why so hot?",
    )
    assert "It must be." in str(draft.sections[-1].introduction)
    assert_chosen(draft, 26, LineRole.SECTION)


def test_a_heading_becomes_text_of_the_section_above() -> None:
    draft = corrected(Correction(22, LineRole.PARAGRAPH))
    assert kinds(draft)[-1] == "SpecializationsSection"
    assert "<p>Ovens</p><p>Hot ones.</p>" in str(draft.sections[-1].parts)
    assert_chosen(draft, 22, LineRole.PARAGRAPH)


def test_a_heading_becomes_a_level_with_its_own_name() -> None:
    draft = corrected(Correction(12, LineRole.PART, "LevelSection", "Starting out"))
    (level,) = draft.sections[1].parts
    assert (level.name, level.heading, level.items) == (
        "Starting out",
        "Junior Bakers",
        ("Sweeping",),
    )
    assert place(draft, 12).detail == "Starting out"


def test_a_part_of_another_section_joins_those_that_are_there() -> None:
    draft = corrected(Correction(22, LineRole.PART, "SpecializationBlock"))
    assert [one.name for one in draft.sections[-1].parts] == ["Night Baker", "Ovens"]
    draft = corrected(Correction(26, LineRole.PART, "LevelSection", "Hot"))
    assert [level.name for level in draft.sections[1].parts] == ["Junior", "Hot"]
    assert [problem.line for problem in draft.problems] == [26]
    assert place(draft, 28).section == 10


def test_a_part_without_a_section_begins_one() -> None:
    draft = corrected(Correction(26, LineRole.PART, "FAQBlock"))
    section = draft.sections[-1]
    assert (section.kind, section.heading, section.lines) == ("FAQSection", "", (26, 28))
    assert [one.name for one in section.parts] == ["Why so hot?"]


def test_a_part_is_moved_with_its_text() -> None:
    draft = corrected(Correction(26, LineRole.PART, "LevelSection", "Hot", section=10))
    assert "It must be." in str(draft.sections[1].parts[-1])
    draft = corrected(Correction(26, LineRole.PART, "LevelSection", "Hot", section=16))
    assert kinds(draft)[-2:] == ["TextSection", "TextSection"]
    assert len(draft.problems) == 1


def test_lines_become_items_quotes_and_text() -> None:
    draft = corrected(
        Correction(24, LineRole.ITEM),
        Correction(26, LineRole.QUOTE),
        Correction(7, LineRole.PARAGRAPH),
        Correction(28, LineRole.SUBHEADING),
    )
    text = str(draft.sections[-1].introduction)
    assert "<ul><li>Hot ones.</li></ul>" in text
    assert "Quote(text='Why so hot?'" in text
    assert "<h3>It must be.</h3>" in text
    assert draft.sections[0].items == ("Shaping",)
    assert_chosen(draft, 26, LineRole.QUOTE)


def test_a_line_is_left_out_and_said_to_be() -> None:
    draft = corrected(Correction(24, LineRole.LEFT_OUT))
    assert [(note.line, note.text, note.why) for note in draft.withheld] == [
        (24, "Hot ones.", LEFT_OUT_BY_EDITOR)
    ]
    assert "Hot ones" not in str(draft.sections)
    assert_chosen(draft, 24, LineRole.LEFT_OUT)
    assert place(draft, 24).section is None


def test_another_line_becomes_the_headline() -> None:
    draft = corrected(Correction(3, LineRole.HEADLINE))
    assert draft.headline == "Bakes at night."
    assert [note.line for note in draft.unplaced] == [1]
    text = "# Baker\n\nHello.\n\n# What is a Baker really?\n\nBakes.\n"
    draft = corrected(Correction(5, LineRole.HEADLINE), text=text)
    assert (draft.headline, draft.chapters) == ("What is a Baker really?", ())


def test_a_page_has_one_headline() -> None:
    draft = corrected(Correction(3, LineRole.HEADLINE), Correction(22, LineRole.HEADLINE))
    assert draft.headline == "Ovens"
    assert [problem.line for problem in draft.problems] == [3]


def test_a_line_becomes_a_chapter() -> None:
    draft = corrected(Correction(22, LineRole.CHAPTER))
    (chapter,) = draft.chapters
    assert (chapter.title, chapter.lede) == ("Ovens", "Hot ones.\n\nWhy so hot?\n\nIt must be.")
    assert_chosen(draft, 22, LineRole.CHAPTER)
    assert place(draft, 24).page == 1


def test_a_guess_makes_room_for_the_section_that_an_editor_chooses() -> None:
    draft = corrected(Correction(22, LineRole.SECTION, "ResponsibilitiesSection"))
    assert (kinds(draft)[0], kinds(draft)[-1]) == ("TextSection", "ResponsibilitiesSection")
    assert draft.problems == ()


def test_a_section_that_a_page_cannot_have_is_a_text() -> None:
    draft = corrected(
        Correction(5, LineRole.SECTION, "ResponsibilitiesSection"),
        Correction(22, LineRole.SECTION, "ResponsibilitiesSection"),
    )
    assert (kinds(draft)[0], kinds(draft)[-1]) == ("ResponsibilitiesSection", "TextSection")
    assert [problem.line for problem in draft.problems] == [22]
    draft = corrected(
        Correction(22, LineRole.CHAPTER), Correction(26, LineRole.SECTION, "DefinitionSection")
    )
    assert [section.kind for section in draft.chapters[0].sections] == ["TextSection"]
    assert [problem.line for problem in draft.problems] == [26]


def test_a_line_is_moved_to_the_end_of_another_section() -> None:
    draft = corrected(Correction(24, section=5))
    assert "Hot ones." in str(draft.sections[0].closing)
    moved = place(draft, 24)
    assert (moved.section, moved.role, moved.certainty) == (5, LineRole.PARAGRAPH, 1.0)
    assert draft.sections[0].lines == (5, 8)
    draft = corrected(Correction(24, section=16), Correction(24, LineRole.QUOTE))
    assert "Quote(text='Hot ones.'" in str(draft.sections[2].parts[-1])


def test_lines_are_moved_out_of_and_into_an_opening_that_became_a_section() -> None:
    text = "# Baker\n\nLede.\n\n- a\n\nb\n\n## Types of Bakers\n\nMany.\n"
    draft = corrected(Correction(5, section=9), Correction(11, section=5), text=text)
    opening, types = draft.sections
    assert (opening.heading, opening.lines) == ("Introduction", (5, 7))
    assert "<p>b</p><p>Many.</p>" in str(opening.introduction)
    assert "<li>a</li>" in str(types.introduction)
    draft = corrected(Correction(5, section=9), Correction(7, section=9), text=text)
    assert [section.kind for section in draft.sections] == ["SpecializationsSection"]


@pytest.mark.parametrize(
    "correction",
    [
        Correction(4, LineRole.ITEM),
        Correction(9999, section=5),
        Correction(24, section=6),
        Correction(22, section=5),
        Correction(12, section=5),
        Correction(3, LineRole.TABLE),
        Correction(3, LineRole.IMAGE),
    ],
)
def test_what_cannot_be_corrected_is_noted_and_changes_nothing(correction: Correction) -> None:
    draft = corrected(correction)
    assert [problem.line for problem in draft.problems] == [correction.line]
    assert draft.problems[0].message.endswith(".")
    assert draft.sections == corrected().sections


def test_a_text_too_long_for_a_heading_stays_text() -> None:
    draft = corrected(
        Correction(3, LineRole.SECTION, "TextSection"), text=f"# Baker\n\n{'a ' * 150}"
    )
    assert (draft.sections, len(draft.problems)) == ((), 1)


def test_a_table_becomes_text_with_its_links() -> None:
    text = "# Baker\n\n## Ovens\n\n| a | b |\n|---|---|\n| [c](/d) | e |\n"
    draft = corrected(Correction(5, LineRole.PARAGRAPH), text=text)
    assert 'a | b<br><a href="/d">c</a> | e' in str(draft.sections[0].introduction)
    draft = corrected(Correction(5, LineRole.QUOTE), text=text)
    assert [note.text for note in draft.withheld] == ["/d"]


def test_a_later_correction_of_a_line_counts() -> None:
    draft = corrected(Correction(24, LineRole.LEFT_OUT), Correction(24, LineRole.ITEM))
    assert (place(draft, 24).role, draft.withheld) == (LineRole.ITEM, ())


def test_corrections_survive_json() -> None:
    corrections = (
        Correction(3, LineRole.SECTION, "TopicSection", "difficulty"),
        Correction(5, LineRole.PART, "LevelSection", "Senior", section=3),
        Correction(7, section=3),
        Correction(8, LineRole.LEFT_OUT),
    )
    assert corrections_from_json(corrections_to_json(corrections)) == corrections


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        [1],
        [{}],
        [{"line": 1}],
        [{"line": 0, "role": "item"}],
        [{"line": True, "role": "item"}],
        [{"line": "1", "role": "item"}],
        [{"line": 1, "role": "king"}],
        [{"line": 1, "role": ["item"]}],
        [{"line": 1, "role": "item", "section": -1}],
        [{"line": 1, "role": "item", "kind": 5}],
        [{"line": 1, "role": "item", "kind": "TextSection"}],
        [{"line": 1, "role": "item", "more": 1}],
        [{"line": 1, "role": "section"}],
        [{"line": 1, "role": "section", "kind": "LevelSection"}],
        [{"line": 1, "role": "part", "kind": "TextSection"}],
        [{"line": 1, "role": "section", "kind": "TextSection", "detail": "x"}],
        [{"line": 1, "role": "section", "kind": "TopicSection", "detail": "x"}],
        [{"line": 1, "role": "part", "kind": "LevelSection", "detail": "x" * 81}],
    ],
)
def test_other_data_is_refused_in_a_sentence(data: Any) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        corrections_from_json(data)


KINDS: Mapping[LineRole | None, frozenset[str]] = {
    LineRole.SECTION: frozenset(section_kinds()),
    LineRole.PART: child_kinds(),
}


@st.composite
def random_corrections(draw: st.DrawFn, lines: list[int]) -> Correction:
    """Return a correction of one of the lines, or of one that is not there."""
    role = draw(st.sampled_from((*LineRole, LineRole.SECTION, LineRole.PART, None)))
    kind = draw(st.sampled_from(sorted(KINDS.get(role, {""}))))
    details = {"TopicSection": ("", "difficulty"), "LevelSection": ("", "Senior")}
    moved = draw(st.booleans()) or role is None
    return Correction(
        draw(st.sampled_from([*lines, 9999])),
        role,
        kind,
        draw(st.sampled_from(details.get(kind, ("",)))),
        draw(st.sampled_from([*lines, 9999])) if moved else None,
    )


def assert_nothing_is_lost(guide: Guide, is_markdown: bool, data: st.DataObject) -> None:
    """Correct a guide at random and look for every word; then correct what came out again."""
    document = read_text(guide.text, is_markdown)
    lines = [placed.line for placed in match(document, 2031).placements]
    corrections = data.draw(st.lists(random_corrections(lines), max_size=8).map(tuple))
    draft = match(document, 2031, corrections)
    assert [note for note in draft.unplaced if note.why == NOT_UNDERSTOOD] == []
    assert [placed.line for placed in draft.placements] == lines
    counts = {kind: kinds(draft).count(kind) for kind in kinds(draft)}
    assert {kind for kind, count in counts.items() if count > 1} <= {
        "TextSection",
        "TopicSection",
        "CallToActionBlock",
    }
    assert corrections_from_json(corrections_to_json(corrections)) == corrections
    held = str(draft.sections) + str(draft.chapters) + draft.headline + draft.lede
    held += str(draft.unplaced) + str(draft.withheld) + draft.role_name.plural
    assert [marker for marker in guide.markers if marker not in held.casefold()] == []


@generated(few=50, many=1_500)
def test_no_corrections_lose_a_word_of_plain_text(examples: Examples) -> None:
    @examples
    @given(plain_text_guides(), st.data())
    def nothing_is_lost(guide: Guide, data: st.DataObject) -> None:
        assert_nothing_is_lost(guide, False, data)

    nothing_is_lost()


@generated(few=50, many=1_500)
def test_no_corrections_lose_a_word_of_markdown(examples: Examples) -> None:
    @examples
    @given(markdown_guides(), st.data())
    def nothing_is_lost(guide: Guide, data: st.DataObject) -> None:
        assert_nothing_is_lost(guide, True, data)

    nothing_is_lost()
