"""Front matter."""

import pytest

from career_pages.documents.front_matter import FrontMatter, Source, read_front_matter
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
