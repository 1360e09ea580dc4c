"""What a draft has beside its text: front matter, links, and the report of its import."""

import json

import pytest

from career_pages.documents.draft import to_json
from career_pages.documents.front_matter import FrontMatter, Source, read_front_matter
from career_pages.documents.links import allowed_address, link_bare_addresses
from career_pages.documents.matching.matcher import match
from career_pages.documents.reading import read_text
from career_pages.documents.source_file import DocumentError

FULL = """---
role: Baker
plural: Bakers
article: a
titles: [Pastry cook, "Baker: nights"]
area: Food
skills:
  - Kneading
  - Timing
code: 51-3011.00
job_zone: 2
description: >
  Makes bread
  and rolls.
related: Miller
author: The editors
reviewer: A master baker
reviewed: 2030-02-01
next_review: 2031-02-01
seo_title: The work of a Baker
image: /media/original_images/oven.png
sources:
  - title: Handbook
    url: https://example.org/bakers
  - A book
---
# Baker
"""


def test_every_key_is_read() -> None:
    front_matter, notes, lines = read_front_matter(FULL)
    assert front_matter == FrontMatter(
        role="Baker",
        plural="Bakers",
        article="a",
        titles=("Pastry cook", "Baker: nights"),
        area="Food",
        skills=("Kneading", "Timing"),
        related=("Miller",),
        image="/media/original_images/oven.png",
        sources=(Source("Handbook", "https://example.org/bakers"), Source("A book", "")),
        plain={
            "code": "51-3011.00",
            "job_zone": "2",
            "description": "Makes bread and rolls.",
            "seo_title": "The work of a Baker",
            "author": "The editors",
            "reviewer": "A master baker",
            "reviewed": "2030-02-01",
            "next_review": "2031-02-01",
        },
    )
    assert not notes.problems
    assert lines == 26


@pytest.mark.parametrize(
    "text",
    ["# Baker\n", "---\nno end", "---\n\nA paragraph between rules.\n\n---\n", "---\n- a\n---\n"],
)
def test_a_document_without_front_matter_has_a_blank_one(text: str) -> None:
    assert read_front_matter(text)[0] == FrontMatter()
    assert read_front_matter(text)[2] == 0


@pytest.mark.parametrize(
    ("pair", "lines"),
    [
        ("mood: sunny", [3]),
        ("titles: {a: b}", [3]),
        ("titles:\n  - [a]\n  - b", [3, 4, 5]),
        ("reviewed: soon", [3]),
        ("article: the", [3]),
        ("job_zone: 6", [3]),
        ("role: Miller", [3]),
        ("area: [a, b]", [3]),
        ("sources:\n  - title: a\n    url: javascript:alert(1)", [3, 4, 5]),
        ("sources: [{name: a}]", [3]),
        ("? [a, b]\n: c", [3, 4]),
    ],
)
def test_what_is_unknown_or_wrong_is_reported_with_its_lines(pair: str, lines: list[int]) -> None:
    front_matter, notes, _ = read_front_matter(f"---\nrole: Baker\n{pair}\n---\n")
    assert front_matter.role == "Baker"
    assert [problem.line for problem in notes.problems] == [3]
    assert [note.line for note in notes.unplaced] == lines


@pytest.mark.parametrize("pair", ["titles:", "reviewed: ~", "sources:", "area: ''", "job_zone:"])
def test_blank_values_are_no_problem(pair: str) -> None:
    front_matter, notes, _ = read_front_matter(f"---\n{pair}\n---\n")
    assert front_matter == FrontMatter()
    assert not notes.problems


@pytest.mark.parametrize(
    ("yaml", "hint"),
    [
        ("role: &a Baker\ntitles: [*a, *a]", "aliases"),
        ("role: Baker: nights", "line 2"),
        ("role: [", "not valid YAML"),
        ("role: \x00", "not valid YAML"),
        ("role: !!python/object:os.system x\nx: *y", "aliases|not valid"),
        ("role: " + "[" * 20_000, "nests too deeply"),
        ("role: " + "x" * 60_000, "longer than 50,000"),
    ],
)
def test_broken_or_hostile_yaml_is_refused_with_advice(yaml: str, hint: str) -> None:
    with pytest.raises(DocumentError, match=hint):
        read_front_matter(f"---\n{yaml}\n---\n")


# Where links may lead.


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c#d",
        "HTTP://example.org",
        "mailto:someone@example.org",
        "tel:+44 20 7946 0000",
        "/careers/",
        "#levels",
    ],
)
def test_safe_addresses_are_allowed(address: str) -> None:
    assert allowed_address(address) == address.replace(" ", "%20")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "https:///path",
        "https://[bad",
        "http://example.org:99999/",
        "mailto:nobody",
        "tel:abc",
        "guide.md",
        "ftp://example.org",
        "",
    ],
)
def test_other_addresses_are_not(address: str) -> None:
    assert allowed_address(address) == ""


def test_a_backslash_cannot_turn_a_path_into_another_site() -> None:
    assert allowed_address("/\\example.org") == "/%5Cexample.org"


def test_addresses_in_plain_text_become_links_without_the_punctuation_behind_them() -> None:
    html = link_bare_addresses('See (https://example.org/a_(b)), "<b>".')
    link = '<a href="https://example.org/a_(b)">https://example.org/a_(b)</a>'
    assert html == f'See ({link}), "&lt;b&gt;".'


# The report of an import: a draft as data for JSON.


TEXT = """# What is a Baker?
## Key Responsibilities of a Baker
- a
- b
## Day to Day Activities for Bakers at Different Levels
### Daily Responsibilities for Senior Bakers
- c
## Types of Bakers
### Pastry Baker
d
## What's it like to be a Baker?
> Warm.
> — Pat Placeholder
## FAQs
### Why?
e
## Up Next
### How To Become a Baker in 2031
f
# Chapter
## [Own](ftp://g)
"""


def test_sections_and_their_parts_are_listed_in_order_with_the_words_readers_see() -> None:
    report = to_json(match(read_text(TEXT, is_markdown=True), year=2031), file="baker.md")
    assert report["sections"] == [
        {"kind": kind, "heading": heading, "lines": lines, "items": items}
        for kind, heading, lines, items in [
            ("ResponsibilitiesSection", "Key Responsibilities of a Baker", [2, 4], 2),
            (
                "LevelsSection",
                "Day to Day Activities for Bakers at Different Levels",
                [5, 7],
                1,
            ),
            ("LevelSection", "Daily Responsibilities for Senior Bakers", [6, 7], 1),
            ("SpecializationsSection", "Types of Bakers", [8, 10], 1),
            ("SpecializationBlock", "Pastry Baker", [9, 10], 0),
            ("ExperienceSection", "What's it like to be a Baker?", [11, 13], 0),
            ("FAQSection", "FAQs", [14, 16], 1),
            ("FAQBlock", "Why?", [15, 16], 0),
            ("UpNextBlock", "How To Become a Baker in 2031", [17, 19], 0),
            ("TextSection", "Own", [21, 21], 0),
        ]
    ]


def test_the_rest_of_the_report_is_plain_data() -> None:
    document = read_text("Page 1\n\nWhat is a Baker?\n\n## FAQs\n" + TEXT, is_markdown=True)
    report = to_json(match(document, year=2031), file="baker.md")
    assert (report["file"], report["role"]) == ("baker.md", "Baker")
    report = to_json(match(read_text("Page 1\n\n" + TEXT, is_markdown=True), 2031), "baker.md")
    assert report["unplaced"] == [{"line": 1, "text": "Page 1"}]
    assert [(note["line"], note["text"]) for note in report["withheld"]] == [
        (14, "Warm. — Pat Placeholder"),
        (23, "ftp://g"),
    ]
    assert all(note["why"] for note in report["withheld"])
    assert json.loads(json.dumps(report)) == report
