"""Headings: the familiar ones, the role that they name, and lines that only look like them."""

import pytest

from career_pages.documents.draft import Draft, RichText
from career_pages.documents.front_matter import DocumentFormat, FrontMatter, GuideDocument
from career_pages.documents.matching.heading_words import recognize
from career_pages.documents.matching.matcher import match
from career_pages.documents.outline import Line, LineKind, Notes, Outline
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


# The role that they name.


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


# Headings and lists that only look like such, as word processors leave them.


def draft_of(text: str, is_markdown: bool = True) -> Draft:
    """Return the draft of a text, from which no word is lost."""
    draft = match(read_text(text, is_markdown), year=2031)
    assert draft.unplaced == ()
    return draft


def pasted(*texts: str) -> GuideDocument:
    """Return a document of paragraphs as one that was read from Word."""
    lines = tuple(
        Line(LineKind.PARAGRAPH, text, text, number, number)
        for number, text in enumerate(texts, start=1)
    )
    return GuideDocument(
        "\n".join(texts), DocumentFormat.DOCX, FrontMatter(), 0, Notes(), Outline(lines, Notes())
    )


def shapes(draft: Draft) -> list[tuple[str, str, int]]:
    """Return the kind, the source's heading and the number of parts of each section."""
    return [(one.kind, one.source_heading, one.items_count) for one in draft.sections]


BOLD = """**What is a Baker?**

Bakes at night.

**Definition of a Baker**

Somebody who bakes.

**Tools and Ovens**

Both are hot.

**Types of Bakers**

**Night Baker**

Sleeps by day.

**Day Baker**

Sleeps by night.

**FAQs about Bakers**

**Is it hot?**

**It is, always.**
"""


def test_bold_lines_are_the_headings_of_a_document_without_others() -> None:
    draft = draft_of(BOLD)
    assert shapes(draft) == [
        ("DefinitionSection", "Definition of a Baker", 0),
        ("TextSection", "Tools and Ovens", 0),
        ("SpecializationsSection", "Types of Bakers", 2),
        ("FAQSection", "FAQs about Bakers", 1),
    ]
    assert draft.headline == ""
    assert "<b>It is, always.</b>" in str(draft.sections[-1].parts)
    own = next(one for one in draft.placements if one.text == "Tools and Ovens")
    assert own.reason == "Bold line that reads like a heading"


def test_a_title_may_be_the_only_marked_heading() -> None:
    assert shapes(draft_of("# " + BOLD.replace("**", "", 2))) == shapes(draft_of(BOLD))


def test_a_bold_sentence_is_no_heading() -> None:
    draft = draft_of(
        "# Baker\n\n**Bread is life.**\n\nSo.\n\n**It always was, since Egypt.**\n\na\n"
    )
    assert [section.heading for section in draft.sections] == ["Introduction"]


def test_one_bold_line_is_no_heading() -> None:
    assert draft_of("# Baker\n\nBakes.\n\n**Important**\n\nWash hands.\n").sections == ()


def test_bold_names_above_quotations_are_testimonials() -> None:
    quotes = "**A first-year apprentice**\n\nBaker\n\n“Warm.”\n\n"
    (section,) = draft_of(
        "# Baker\n\n## What's it like to be a Baker?\n\n" + quotes + quotes.replace("first", "next")
    ).sections
    assert len(section.testimonials) == 2


def test_bold_lines_divide_a_section_that_has_no_headings_for_its_parts() -> None:
    text = "# Baker\n\n## Types of Bakers\n\nTwo.\n\n**Night Baker**\n\na\n\n**Day Baker**\n\nb\n\n"
    assert shapes(draft_of(text + "## Ovens\n\n**Gas**\n\nc\n\n**Wood**\n\nd\n")) == [
        ("SpecializationsSection", "Types of Bakers", 2),
        ("TextSection", "Ovens", 0),
    ]
    (section,) = draft_of(text + "### Baker of Cakes\n\nc\n").sections
    assert [one.name for one in section.parts] == ["Baker of Cakes"]


NUMBERED = """What is a Baker?

A trade of the night.

1. Definition of a Baker

A Baker makes bread.

2. Ovens and What They Burn

Wood, gas or nothing.

3. Types of Bakers

3.1 Night Baker

Sleeps by day.

3.2 Day Baker

Sleeps by night.

4. Key Responsibilities of a Baker

1. Mixing
2. Shaping
"""


def test_numbered_lines_are_the_headings_of_a_document_without_others() -> None:
    draft = draft_of(NUMBERED, is_markdown=False)
    assert shapes(draft) == [
        ("DefinitionSection", "Definition of a Baker", 0),
        ("TextSection", "Ovens and What They Burn", 0),
        ("SpecializationsSection", "Types of Bakers", 2),
        ("ResponsibilitiesSection", "Key Responsibilities of a Baker", 2),
    ]
    assert [one.name for one in draft.sections[2].parts] == ["Night Baker", "Day Baker"]


def test_a_numbered_list_has_no_headings() -> None:
    text = "What is a Baker?\n\nA trade.\n\nKey Responsibilities of a Baker\n\n"
    draft = draft_of(text + "1. Mixing\n\nAll of it.\n\n2. Shaping\n\nBy hand.\n", False)
    assert [section.kind for section in draft.sections] == ["ResponsibilitiesSection"]


def test_headings_that_are_numbered_throughout_lose_their_numbers() -> None:
    draft = draft_of(
        "# Baker\n\n## 1. Types of Bakers\n\n### 1.1 Night Baker\n\na\n\n## 2. Ovens\n"
    )
    assert shapes(draft) == [
        ("SpecializationsSection", "Types of Bakers", 1),
        ("TextSection", "Ovens", 0),
    ]
    assert draft.sections[0].parts[0].name == "Night Baker"
    draft = draft_of("# Baker\n\n## 24. December\n\na\n\n## Ovens\n\n## Bread\n")
    assert draft.sections[0].heading == "24. December"


@pytest.mark.parametrize("bullets", [("•", "•"), ("-", "-"), ("1.", "2."), ("▪", "•")])
def test_typed_bullets_of_a_word_processor_make_a_list(bullets: tuple[str, str]) -> None:
    first, second = bullets
    document = pasted(
        "What is a Baker?",
        "Key Responsibilities of a Baker",
        f"{first} Mixing",
        f"{second} Shaping",
    )
    draft = match(document, year=2031)
    assert draft.sections[0].items == ("Mixing", "Shaping")
    assert draft.unplaced == ()


def test_a_single_dash_or_number_is_text() -> None:
    document = pasted("What is a Baker?", "Definition of a Baker", "- Mixing", "1. May")
    (section,) = match(document, year=2031).sections
    assert section.introduction == (RichText("<p>- Mixing</p><p>1. May</p>"),)


@pytest.mark.parametrize("name", ["Apprentice", "Mid-Level", "Senior", "Entry-level:", "Masters"])
def test_the_name_of_a_level_begins_one_where_levels_are(name: str) -> None:
    levels = "# Baker\n\n## Day to Day Activities for Bakers at Different Levels\n\n"
    (section,) = draft_of(f"{levels}## {name}\n\n- Sweeping\n").sections
    assert [level.name for level in section.parts] == [name.rstrip(":")]


def test_a_level_is_named_without_the_role() -> None:
    levels = "# Baker\n\n## Career levels\n\n### Junior Bakers\n\na\n\n### Lead Baker\n\nb\n"
    (section,) = draft_of(levels).sections
    assert [level.name for level in section.parts] == ["Junior", "Lead"]


def test_a_familiar_word_below_a_section_is_a_heading_of_its_text() -> None:
    (section,) = draft_of("# Baker\n\n## Ovens\n\n### Overview\n\nHot.\n").sections
    assert section.introduction == (RichText("<h3>Overview</h3><p>Hot.</p>"),)


def test_one_word_that_stands_alone_between_texts_is_a_heading() -> None:
    text = (
        "What is a Baker?\n\nA trade.\n\nDefinition of a Baker\n\nBakes.\n\nSafety\n\nIt is hot.\n"
    )
    assert shapes(draft_of(text, is_markdown=False))[-1] == ("TextSection", "Safety", 0)


def test_a_line_in_capitals_is_a_heading_without_blank_lines() -> None:
    text = "BAKER\nA trade.\nDEFINITION OF A BAKER\nBakes.\nOVENS\nThey are hot.\n"
    assert shapes(draft_of(text, is_markdown=False)) == [
        ("DefinitionSection", "DEFINITION OF A BAKER", 0),
        ("TextSection", "OVENS", 0),
    ]


def test_an_overview_above_all_other_headings_is_the_headline() -> None:
    draft = draft_of("# What does a Baker do?\n\na\n\n## Ovens\n\nb\n\n## Pay\n\nc\n")
    assert (draft.headline, draft.lede) == ("What does a Baker do?", "a")


ASKED = "Q: How long?\n\nA: Three years.\n\nQ: Is it hot?\n\nA: Yes, always.\n"


@pytest.mark.parametrize(
    "text",
    [
        ASKED,
        ASKED.replace("\n\nA", "\nA"),
        ASKED.replace("Q:", "**Q:**").replace("A:", "**A:**"),
        ASKED.replace("Q: How long?", "**Q1: How long?**").replace("A:", "Answer:"),
    ],
)
@pytest.mark.parametrize("is_markdown", [True, False])
def test_questions_and_answers_lose_their_letters(text: str, is_markdown: bool) -> None:
    if not is_markdown:
        text = text.replace("**", "")
    heading = "# What is a Baker?\n\n## FAQs" if is_markdown else "What is a Baker?\n\nFAQs"
    (section,) = draft_of(f"{heading}\n\n{text}", is_markdown).sections
    assert [(one.name, one.introduction) for one in section.parts] == [
        ("How long?", (RichText("<p>Three years.</p>"),)),
        ("Is it hot?", (RichText("<p>Yes, always.</p>"),)),
    ]


def test_a_letter_alone_stays() -> None:
    text = "# Baker\n\n## FAQs\n\nQ: How long?\n\nThree years.\n\nA: first choice.\n"
    (section,) = draft_of(text).sections
    assert [one.name for one in section.parts] == ["Q: How long?"]
