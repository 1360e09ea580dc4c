"""The report of an import: a draft as data for JSON."""

import json

from career_pages.documents.draft import to_json
from career_pages.documents.matching.matcher import match
from career_pages.documents.reading import read_text

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
