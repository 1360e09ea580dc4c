"""Which headings are recognized."""

import pytest

from career_pages.documents.matching.heading_words import recognize
from career_pages.names import SECTION_HEADINGS, TOPIC_HEADINGS, RoleName

BREWER = RoleName("Brewer", "Brewers", "a")


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [item for item in SECTION_HEADINGS.items() if item[0] != "UpNextBlock"],
)
def test_every_generated_heading_of_a_section_is_recognized(kind: str, pattern: str) -> None:
    found = recognize(BREWER.fill(pattern, level="Senior"))
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(("topic", "pattern"), TOPIC_HEADINGS.items())
def test_every_generated_heading_of_a_topic_is_recognized(topic: str, pattern: str) -> None:
    found = recognize(BREWER.fill(pattern))
    assert found is not None
    assert (found.kind, found.topic, found.name) == ("TopicSection", topic, "Brewer")


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("  • Definition of an Brewer", "DefinitionSection", "Brewer"),
        ("## 3. DEFINITION OF BREWERS:", "DefinitionSection", "BREWERS"),
        ("**What’s it like to be a Brewer**", "ExperienceSection", "Brewer"),
        ("What do Brewers do?", "OverviewSection", "Brewers"),
        ("Are Brewers a Good Career Path?", "TopicSection", "Brewers"),
        ("Duties and Responsibilities of a Brewer", "ResponsibilitiesSection", "Brewer"),
        ("Day‑to‑day activities for Brewers at each career stage", "LevelsSection", "Brewers"),
        ("Frequently Asked Questions", "FAQSection", ""),
        ("Definition", "DefinitionSection", ""),
        ("Overview:", "OverviewSection", ""),
        ("Main Duties", "ResponsibilitiesSection", ""),
        ("Career levels", "LevelsSection", ""),
        ("Day to Day Activities for Brewers by Career Stage", "LevelsSection", "Brewers"),
        ("Specialisations", "SpecializationsSection", ""),
        ("How difficult is it?", "TopicSection", ""),
        ("Common questions", "FAQSection", ""),
        ("Start Your Brewer Career with Hopside!", "CallToActionBlock", "Brewer"),
        ("Working Environment for a Brewer", "TopicSection", "Brewer"),
    ],
)
def test_variants_are_recognized(text: str, kind: str, name: str) -> None:
    found = recognize(text)
    assert found is not None
    assert (found.kind, found.name) == (kind, name)


@pytest.mark.parametrize(
    "text",
    [
        "A day in the life",
        "What a Brewer does",
        "The definition of a brewer has changed since, as brewing has",
        "Types",
        "Is it a good career?",
        "word " * 40,
        "",
    ],
)
def test_other_lines_are_not(text: str) -> None:
    assert recognize(text) is None
