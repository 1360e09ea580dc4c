"""Which headings are familiar, and which role they name."""

import pytest

from career_pages.documents.matching.heading_words import recognize
from career_pages.documents.matching.matcher import match
from career_pages.documents.reading import read_text
from career_pages.documents.source_file import DocumentError
from career_pages.names import RoleName
from career_pages.sections.kinds import part_kinds, section_kinds, topics

BREWER = RoleName("Brewer", "Brewers", "a")
HEADINGS = {name: kind.heading for name, kind in {**section_kinds(), **part_kinds()}.items()}


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [(kind, one) for kind, one in HEADINGS.items() if one and kind != "UpNextBlock"],
)
def test_every_generated_heading_of_a_section_is_recognized(kind: str, pattern: str) -> None:
    found = recognize(BREWER.fill(pattern, level="Senior"))
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    ("topic", "pattern"), [(topic.key, topic.heading) for topic in topics().values()]
)
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


def name_in(text: str, is_markdown: bool = True) -> RoleName:
    """Return the name that a document's draft has."""
    return match(read_text(text, is_markdown), year=2031).role_name


def test_front_matter_wins_over_headings() -> None:
    text = "---\nrole: Baker\nplural: Bakerfolk\narticle: an\n---\n# What is a Miller?\n"
    assert name_in(text) == RoleName("Baker", "Bakerfolk", "an")


def test_a_blank_article_in_front_matter_is_kept() -> None:
    assert name_in('---\nrole: Staff\narticle: ""\n---\n').article == ""


def test_article_and_plural_are_learned_from_the_headings() -> None:
    text = (
        "# Attaché\n## Definition of an Attaché\n## Types of Attachées\n## FAQs about Attachées\n"
    )
    assert name_in(text) == RoleName("Attaché", "Attachées", "an")
    assert name_in("# What is a UX Designer?").article == "a"


def test_a_singular_where_the_plural_belongs_is_no_plural() -> None:
    text = "What is a Baker?\n\nDay to Day Activities for Baker at Different Levels\n"
    assert name_in(text, is_markdown=False).plural == "Bakers"


def test_the_name_that_most_headings_give_wins() -> None:
    text = (
        "# All about baking\n## Definition of a Baker\n## Key Responsibilities of a Miller\n"
        "## How Hard is it to be a Baker?\n"
    )
    assert name_in(text).singular == "Baker"


def test_a_question_further_down_names_no_role() -> None:
    assert name_in("# Baker\n## FAQs\n### What is a starter?\nDough.\n").singular == "Baker"


@pytest.mark.parametrize("is_markdown", [True, False])
def test_a_title_alone_names_the_role(is_markdown: bool) -> None:
    title = "# Lens Grinder" if is_markdown else "Lens Grinder"
    assert name_in(f"{title}\n\nGrinds lenses.\n", is_markdown).singular == "Lens Grinder"


@pytest.mark.parametrize("tail", [": a guide", " – what they do", " | Careers", " - all of it"])
def test_a_subtitle_is_no_part_of_the_name(tail: str) -> None:
    draft = match(read_text(f"# Gilder{tail}\n\n## Definition of a Gilder\n\nGold.\n", True), 2031)
    assert draft.role_name.singular == "Gilder"
    assert [section.kind for section in draft.sections] == ["DefinitionSection"]
    assert draft.headline == f"Gilder{tail}"


@pytest.mark.parametrize("title", ["# !!!", f"# {'Baker ' * 40}", "Just a sentence."])
def test_no_name_or_an_endless_one_is_refused(title: str) -> None:
    with pytest.raises(DocumentError, match="role: Electrician"):
        name_in(title)
