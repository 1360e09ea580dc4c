"""Marks: what an author says outright that a heading begins."""

import pytest

from career_pages.documents.draft import Draft, SectionDraft
from career_pages.documents.matching.matcher import match
from career_pages.documents.reading import read_text


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
