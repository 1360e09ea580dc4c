"""Documents of several shapes, as a whole, and how much work they make."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from career_pages.documents.draft import Draft, Quote, RichText, SectionDraft, Table
from career_pages.documents.matching.matcher import match
from career_pages.documents.outline import NO_CONSENT
from career_pages.documents.reading import read_document, read_text

DOCUMENTS = Path(__file__).parents[1] / "documents"


def draft_of(name: str) -> Draft:
    """Return the draft of one of the test documents, in the year 2031."""
    return match(read_document((DOCUMENTS / name).read_bytes(), name), year=2031)


def sections_of(markdown: str) -> tuple[SectionDraft, ...]:
    """Return the sections of a document in Markdown."""
    return match(read_text(markdown, is_markdown=True), year=2031).sections


def shape(section: SectionDraft) -> tuple[str, int]:
    """Return a section's topic or kind and how many parts it has."""
    return section.topic or section.kind, section.items_count


BEEKEEPER = [
    ("DefinitionSection", 0),
    ("OverviewSection", 0),
    ("ResponsibilitiesSection", 3),
    ("LevelsSection", 3),
    ("SpecializationsSection", 2),
    ("ExperienceSection", 0),
    ("work_environment", 0),
    ("working_conditions", 0),
    ("difficulty", 0),
    ("career_path", 0),
    ("FAQSection", 2),
    ("UpNextBlock", 0),
    ("CallToActionBlock", 0),
    ("KeywordsSection", 0),
]
GLAZIER = [
    ("DefinitionSection", 0),
    ("SpecializationsSection", 2),
    ("FAQSection", 2),
    ("difficulty", 0),
    ("ResponsibilitiesSection", 3),
]
PUPPETEER = [
    ("FAQSection", 1),
    ("OverviewSection", 0),
    ("TextSection", 0),
    ("career_path", 0),
    ("LevelsSection", 2),
    ("ResponsibilitiesSection", 2),
]
SOUND_ENGINEER = [
    ("DefinitionSection", 0),
    ("ResponsibilitiesSection", 2),
    ("LevelsSection", 2),
    ("SpecializationsSection", 1),
    ("TextSection", 0),
    ("TextSection", 0),
    ("FAQSection", 2),
    ("ExperienceSection", 0),
    ("TextSection", 0),
]
USHER = [
    ("DefinitionSection", 0),
    ("SpecializationsSection", 2),
    ("FAQSection", 1),
    ("difficulty", 0),
    ("TextSection", 0),
    ("UpNextBlock", 0),
]
UX_DESIGNER = [("DefinitionSection", 0), ("SpecializationsSection", 1), ("TextSection", 0)]
FLORIST = [
    ("DefinitionSection", 0),
    ("ResponsibilitiesSection", 2),
    ("SpecializationsSection", 1),
    ("FAQSection", 1),
]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("beekeeper.txt", BEEKEEPER),
        ("glazier.txt", GLAZIER),
        ("puppeteer.txt", PUPPETEER),
        ("sound-engineer.md", SOUND_ENGINEER),
        ("usher.md", USHER),
        ("ux-designer.md", UX_DESIGNER),
        ("florist.md", FLORIST),
    ],
)
def test_each_document_comes_out_in_its_sections(
    name: str, expected: list[tuple[str, int]]
) -> None:
    draft = draft_of(name)
    assert [shape(section) for section in draft.sections] == expected


@pytest.mark.parametrize(
    "name", ["beekeeper.txt", "glazier.txt", "puppeteer.txt", "usher.md", "florist.md"]
)
def test_nothing_of_a_clear_document_is_unplaced(name: str) -> None:
    assert draft_of(name).unplaced == ()


def test_headings_are_left_blank_only_where_generation_gives_the_same_words() -> None:
    draft = draft_of("beekeeper.txt")
    kept = [section.heading for section in draft.sections if section.heading]
    assert draft.headline == ""
    assert kept == [
        "Day to Day Activities for Beekeeper at Different Levels",
        "How To Become a Beekeeper in 2019",
        "Start Your Beekeeper Career with Hivework",
    ]
    assert draft_of("sound-engineer.md").headline == "Sound Engineer"


def test_this_year_in_a_title_is_generated_and_another_is_kept() -> None:
    text = "# Baker\n## Up Next\n### How To Become a Baker in 2031\nRead on.\n"
    document = read_text(text, is_markdown=True)
    (this_year,), (another,) = (match(document, year).sections for year in (2031, 2032))
    assert (this_year.heading, another.heading) == ("", "How To Become a Baker in 2031")
    assert match(document, 2031).shown_heading(this_year) == "How To Become a Baker in 2031"


def test_levels_have_their_name_their_duties_and_the_text_around() -> None:
    levels = draft_of("beekeeper.txt").sections[3].parts
    assert [(level.name, len(level.items)) for level in levels] == [
        ("Trainee", 2),
        ("Mid-Season", 3),
        ("Senior", 1),
    ]
    junior, senior = draft_of("sound-engineer.md").sections[2].parts
    assert (junior.name, junior.heading, junior.items) == ("Junior", "", ("Coiling cables",))
    assert junior.closing == (RichText("<p><b>Between shows</b></p><p>Much waiting.</p>"),)
    assert (senior.name, senior.heading) == ("Senior", "Senior")


def test_levels_without_the_heading_above_them_have_a_section_all_the_same() -> None:
    levels = draft_of("puppeteer.txt").sections[4]
    assert (levels.heading, levels.source_heading, levels.lines) == ("", "", (23, 30))
    assert [level.name for level in levels.parts] == ["Apprentice", "Master"]


def test_items_are_limited_html_with_the_lists_nested_in_them() -> None:
    section = draft_of("sound-engineer.md").sections[1]
    assert section.introduction == (RichText("<p>What they answer for.</p>"),)
    assert section.items == (
        'Placing <b>microphones</b> and <a href="/careers/">cables</a>'
        "<ul><li>near the source"
        "<ul><li>never in its way<br>where feet pass</li></ul></li></ul>",
        "Mixing",
    )


def test_text_after_a_list_and_further_lists_are_kept_behind_it() -> None:
    section = draft_of("puppeteer.txt").sections[5]
    assert section.items == ("Definition of movement", "Types of foam and when to use them")
    assert section.closing == (
        RichText(
            "<p>Afterwards the workshop is swept.</p>"
            "<ul><li>Responsibilities for tools are shared</li></ul>"
        ),
    )


def test_prose_holds_headings_quotes_and_tables() -> None:
    sections = draft_of("sound-engineer.md").sections
    assert sections[3].introduction == (
        Table(("Kind", "Where", ""), (("Live", "<i>Halls</i>", "and fields"), ("Studio", "", ""))),
    )
    tools = sections[4].introduction
    assert tools[0] == RichText('<p>print("level")</p><h3>Desk</h3>')
    assert tools[1] == Quote("A desk is for listening.", "Somebody Quoted, A Book")
    assert tools[2] == RichText("<p>&lt;b&gt;raw&lt;/b&gt; html © here</p>")
    deep = draft_of("ux-designer.md").sections[0].introduction
    assert deep == (
        RichText(
            "<p>Plans how things are used.</p><h3>Borders</h3>"
            "<p><b>Research</b></p><p>Some do both.</p>"
        ),
    )


def test_testimonials_are_kept_and_withheld() -> None:
    draft = draft_of("beekeeper.txt")
    section = draft.sections[5]
    first, second = section.testimonials
    assert (first.person, first.job, first.organisation, first.lines) == (
        "Mara Placeholder",
        "Beekeeper",
        "Placeholder Apiaries",
        (56, 58),
    )
    assert first.quote == "You learn to move slowly, or the bees teach you."
    assert (second.job, second.organisation) == ("Beekeeper Cooperative", "")
    assert [(note.line, note.why) for note in draft.withheld] == [
        (56, NO_CONSENT),
        (59, NO_CONSENT),
    ]
    (prose,) = section.introduction
    assert isinstance(prose, RichText)
    assert prose.html.count("<p>") == 2


def test_a_block_quote_with_a_name_is_a_testimonial_among_experiences() -> None:
    (said,) = draft_of("sound-engineer.md").sections[7].testimonials
    assert (said.person, said.organisation) == ("Pat Placeholder", "Placeholder Hall")


def test_up_next_and_the_call_to_action_have_plain_fields() -> None:
    up_next, invitation = draft_of("beekeeper.txt").sections[11:13]
    assert up_next.text == "Where to learn, and what the first colony asks of you."
    assert invitation.text == "Find people near you who keep bees."
    assert (invitation.button, invitation.link) == ("Find a Club", "")


@pytest.mark.parametrize(
    ("body", "text", "button", "link"),
    [
        ("Look around.\n\n[Browse](/careers/)", "Look around.", "Browse", "/careers/"),
        ("Look around.\n[**Browse** all](/careers/)", "Look around.", "Browse all", "/careers/"),
        ("Look.\n\n→ [Browse](https://example.org/)", "Look.", "Browse", "https://example.org/"),
        ("Look.\n\nBrowse\n\n<https://example.org/>", "Look.", "Browse", "https://example.org/"),
        ("Look around.\n\nAnd again.", "Look around.\n\nAnd again.", "", ""),
        ("", "", "", ""),
    ],
)
def test_the_button_is_the_last_line_if_a_link_or_short(
    body: str, text: str, button: str, link: str
) -> None:
    (section,) = sections_of(f"# Baker\n## Start Your Baker Career\n{body}\n")
    assert (section.text, section.button, section.link) == (text, button, link)


@pytest.mark.parametrize("heading", ["Up Next", "Start Your Baker Career"])
@pytest.mark.parametrize("body", ["- a\n- b", "> a", "word " * 200, "| a |\n|---|\n| b |"])
def test_what_plain_fields_cannot_hold_becomes_a_text_section(heading: str, body: str) -> None:
    (section,) = sections_of(f"# Baker\n## {heading}\n### Title\n{body}\n")
    assert (section.kind, section.heading) == ("TextSection", heading)
    assert "Title" in str(section.introduction)


@pytest.mark.parametrize(
    "body",
    [
        "- Sour dough\n- Ovens\n- Hygiene",
        "Sour dough\n\nOvens\n\nHygiene",
        "* Sour dough\n  * Ovens\n* Hygiene",
    ],
)
def test_keywords_are_list_items_or_short_lines(body: str) -> None:
    (section,) = sections_of(f"# Baker\n## Job Description Keywords for Resumes\nUse:\n\n{body}\n")
    assert section.keywords == ("Sour dough", "Ovens", "Hygiene")
    assert section.introduction == (RichText("<p>Use:</p>"),)


def test_keywords_may_be_one_line_with_commas() -> None:
    (section,) = sections_of("# Baker\n## Resume Keywords\nDough, Ovens, Hygiene, Nights.\n")
    assert section.keywords == ("Dough", "Ovens", "Hygiene", "Nights")


def test_a_chapter_has_its_lede_and_only_the_kinds_that_chapters_have() -> None:
    (chapter,) = draft_of("sound-engineer.md").chapters
    assert (chapter.title, chapter.lede) == (
        "How to Become a Sound Engineer",
        "Opening one.\n\nOpening two.",
    )
    assert [shape(section) for section in chapter.sections] == [
        ("TextSection", 0),
        ("FAQSection", 1),
    ]
    text = "# Baker\n## Definition of a Baker\na\n# More\n## Types of Bakers\n### b\n"
    (more,) = match(read_text(text, is_markdown=True), 2031).chapters
    assert [section.kind for section in more.sections] == ["TextSection"]


def test_a_section_of_the_role_after_a_chapter_returns_to_the_role() -> None:
    text = "# Baker\n## Definition of a Baker\na\n# More\nb\n# FAQs about Bakers\n## c?\nd\n"
    draft = match(read_text(text, is_markdown=True), 2031)
    assert [shape(section) for section in draft.sections] == [
        ("DefinitionSection", 0),
        ("FAQSection", 1),
    ]


def test_an_opening_longer_than_a_lede_has_a_section_of_its_own() -> None:
    draft = match(read_text("# Baker\n\nLede.\n\n- a\n\n[b](/c)\n", is_markdown=True), 2031)
    assert draft.lede == "Lede."
    (section,) = draft.sections
    assert (section.kind, section.heading) == ("TextSection", "Introduction")
    assert [problem.line for problem in draft.problems] == [5]


def test_what_stands_before_the_headline_is_reported() -> None:
    draft = match(read_text("Page 1 of 9\n\nWhat is a Baker?\n\nLede.\n", is_markdown=False), 2031)
    assert [(note.line, note.text) for note in draft.unplaced] == [(1, "Page 1 of 9")]
    assert draft.lede == "Lede."


def test_a_second_section_of_a_kind_is_a_text_section() -> None:
    text = "# Baker\n## Types of Bakers\na\n## Types of Bakers\nb\n"
    assert [section.kind for section in sections_of(text)] == [
        "SpecializationsSection",
        "TextSection",
    ]


def test_a_table_of_contents_does_not_take_the_sections() -> None:
    text = (
        "What is a Baker?\n\n- Definition of a Baker\n- Types of Bakers\n\n"
        "Definition of a Baker\n\nBakes.\n\nTypes of Bakers\n\nMany.\n"
    )
    draft = match(read_text(text, is_markdown=False), 2031)
    assert [section.lines for section in draft.sections[1:]] == [(6, 8), (10, 12)]


def test_the_name_of_another_role_in_a_clear_heading_is_kept() -> None:
    (section,) = sections_of("# Baker\n## Key Responsibilities of a Miller\n- a\n")
    assert (section.kind, section.heading) == (
        "ResponsibilitiesSection",
        "Key Responsibilities of a Miller",
    )


def test_a_heading_longer_than_its_field_stays_in_the_text() -> None:
    (section,) = sections_of(f"# Baker\n## Ovens\n## {'long ' * 50}\n")
    (prose,) = section.introduction
    assert isinstance(prose, RichText)
    assert prose.html.startswith("<p><b>long long")


def test_lost_addresses_of_links_are_withheld() -> None:
    text = "# Baker\n## Up Next\n### [Title](/t)\nSee [this](/s).\n"
    draft = match(read_text(text, is_markdown=True), 2031)
    assert [(note.line, note.text) for note in draft.withheld] == [(3, "/t"), (4, "/s")]


def test_a_stray_bullet_before_a_heading_does_not_nest_the_list_below_it() -> None:
    text = "• Key Responsibilities of a Baker\n  • a\n      • b\n  • c\n"
    (section,) = match(read_text(text, is_markdown=False), 2031).sections
    assert section.items == ("a<ul><li>b</li></ul>", "c")


def test_a_heading_may_be_wrapped() -> None:
    text = "# Baker\n\n- Day to Day Activities for Bakers at\n  Different Levels\n"
    assert sections_of(text)[0].kind == "LevelsSection"


OPENING = "What is a Baker?\n\n"
LONG_DOCUMENTS: dict[str, Callable[[int], str]] = {
    "opening": lambda n: OPENING + "\n\n".join(f"Line {one} of the opening." for one in range(n)),
    "questions": lambda n: f"{OPENING}FAQs\n\n" + "\n\n".join(["What does a Baker do?"] * n),
    "types": lambda n: (
        "# Baker\n\n## Types of Bakers\n\na\n\n"
        + "\n\n".join(f"## Kind {one}\n\na" for one in range(n))
    ),
    "chapters": lambda n: (
        "# Baker\n\n## FAQs\n\n"
        + "\n\n".join(f"# Chapter {one}\n\n## Why\n\na" for one in range(n))
    ),
    "bold": lambda n: "\n\n".join(f"**Kind {one}**\n\na" for one in range(n)),
    "parted": lambda n: "# Baker\n\n## Ovens\n\n" + "\n\n".join(["x**y**z"] * n),
}


def steps(text: str, is_markdown: bool) -> int:
    """Return how many functions and lines of generators are entered while a text is matched."""
    document = read_text(text, is_markdown)
    count = 0

    def tally(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(tally)
    try:
        match(document, year=2031)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", LONG_DOCUMENTS)
def test_twice_the_document_is_about_twice_the_work(shape: str) -> None:
    make, is_markdown = LONG_DOCUMENTS[shape], shape not in {"opening", "questions"}
    short, long = steps(make(200), is_markdown), steps(make(400), is_markdown)
    assert long < 2.3 * short
