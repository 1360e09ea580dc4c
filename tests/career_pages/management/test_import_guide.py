"""`manage.py import_guide`, from a file to a page."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from career_pages.models import CareerArea, ChapterPage, RolePage, Skill
from career_pages.sections.projection import sections

BEEKEEPER = """---
role: Beekeeper
titles: [Apiarist, Apiary hand]
area: Farming and animals
skills: [Reading a hive, Carpentry]
code: "45-2093.00"
description: What a Beekeeper does through the year.
reviewed: 2026-03-01
sources:
  - title: A public handbook
    url: https://example.org/bees
---
# What is a Beekeeper?

A Beekeeper looks after colonies of bees.

## Definition of a Beekeeper

A Beekeeper keeps colonies **alive** and harvests their honey.

## What does a Beekeeper do?

They open hives, read the combs and decide.

## Key Responsibilities of a Beekeeper

- Checking each colony
- Treating for mites
  - in spring
  - in autumn
- Harvesting *honey*

## Day to Day Activities for Beekeepers at Different Levels

The number of hives grows.

### Daily Responsibilities for Assistant Beekeepers

Everything beside somebody.

- Carrying frames
- Lighting the smoker

### Daily Responsibilities for Head Beekeepers

- Deciding when to move the hives

## FAQs about Beekeepers

### Do Beekeepers get stung?

Yes, and less each year.

## The Beekeeping Year

It starts in [winter](https://example.org/winter).

# How to Become a Beekeeper

There is no license in most places.

## Find a Mentor

Somebody near you keeps bees.
"""


@pytest.fixture
def guide(tmp_path: Path) -> Callable[..., str]:
    """Write a guide document and return its path."""

    def write(text: str = BEEKEEPER, name: str = "beekeeper.md") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def run(*args: str) -> tuple[int, str, str]:
    """Return the exit code of the command and what it wrote to standard output and error."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_guide", *args, stdout=out, stderr=err)
    except SystemExit as stop:
        return int(str(stop.code)), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def report(*args: str) -> dict[str, Any]:
    code, out, _ = run(*args, "--json")
    assert code == 0
    (only,) = json.loads(out)
    assert isinstance(only, dict)
    return only


def beekeeper() -> Any:
    return RolePage.objects.get(title="Beekeeper").get_latest_revision_as_object()


pytestmark = pytest.mark.usefixtures("roles_index")


def test_a_document_becomes_a_draft(guide: Callable[..., str]) -> None:
    assert run(guide())[0] == 0
    page = beekeeper()
    assert not RolePage.objects.get().live
    assert (page.slug, page.plural, page.article) == ("beekeeper", "Beekeepers", "a")
    assert (page.headline, page.lede) == ("", "A Beekeeper looks after colonies of bees.")
    assert [title.title for title in page.other_titles.all()] == ["Apiarist", "Apiary hand"]
    assert [needed.skill.name for needed in page.role_skills.all()] == [
        "Reading a hive",
        "Carpentry",
    ]
    assert (page.area.name, page.occupation_code) == ("Farming and animals", "45-2093.00")
    assert [source.url for source in page.sources.all()] == ["https://example.org/bees"]
    assert [(one.kind, one.heading) for one in sections(page)] == [
        ("DefinitionSection", "Definition of a Beekeeper"),
        ("OverviewSection", "What does a Beekeeper do?"),
        ("ResponsibilitiesSection", "Key Responsibilities of a Beekeeper"),
        ("LevelsSection", "Day to Day Activities for Beekeepers at Different Levels"),
        ("LevelSection", "Daily Responsibilities for Assistant Beekeepers"),
        ("LevelSection", "Daily Responsibilities for Head Beekeepers"),
        ("FAQSection", "FAQs about Beekeepers"),
        ("FAQBlock", "Do Beekeepers get stung?"),
        ("TextSection", "The Beekeeping Year"),
    ]
    assert all(not child.value["heading"] for child in page.body[:5])


def test_a_chapter_becomes_a_child_page(guide: Callable[..., str]) -> None:
    run(guide(), "--publish")
    chapter = ChapterPage.objects.get()
    assert (chapter.title, chapter.live) == ("How to Become a Beekeeper", True)
    assert chapter.get_parent().specific == RolePage.objects.get()
    assert chapter.lede == "There is no license in most places."
    assert [one.heading for one in sections(chapter)] == ["Find a Mentor"]


def test_readers_see_every_word_of_a_published_document(
    guide: Callable[..., str], client: Client
) -> None:
    run(guide(), "--publish")
    html = client.get("/careers/beekeeper/").content.decode()
    chapter = client.get("/careers/beekeeper/how-to-become-a-beekeeper/").content.decode()
    for words in (
        "<b>alive</b>",
        "<i>honey</i>",
        'href="https://example.org/winter"',
        "in autumn",
        "Lighting the smoker",
        "Yes, and less each year.",
        "Apiarist",
        "Carpentry",
        "A public handbook",
    ):
        assert words in html
    assert "Somebody near you keeps bees." in chapter


def test_the_report_is_json_and_nothing_else(guide: Callable[..., str]) -> None:
    path = guide()
    told = report(path, "--publish")
    assert {key: told[key] for key in ("file", "role", "url", "status")} == {
        "file": path,
        "role": "Beekeeper",
        "url": "/careers/beekeeper/",
        "status": "published",
    }
    assert told["sections"][2] == {
        "kind": "ResponsibilitiesSection",
        "heading": "Key Responsibilities of a Beekeeper",
        "lines": [25, 31],
        "items": 3,
    }
    assert told["unplaced"] == told["withheld"] == []
    assert [(one["rule"], one["excerpt"]) for one in told["findings"]] == [
        ("orphan-role", "Beekeeper"),
        ("unknown-skill", "Reading a hive"),
        ("unknown-skill", "Carpentry"),
    ]


def test_importing_again_makes_a_new_revision_of_the_same_page(guide: Callable[..., str]) -> None:
    run(guide(), "--publish")
    live = RolePage.objects.get()
    changed = BEEKEEPER.replace("They open hives, read", "They open hives, look at")
    run(guide(changed))
    assert RolePage.objects.count() == ChapterPage.objects.count() == 1
    assert RolePage.objects.get().body == live.body
    assert "look at the combs" in sections(beekeeper())[1].text
    run(guide(changed), "--publish")
    assert "look at the combs" in sections(RolePage.objects.get())[1].text


def test_the_same_role_is_known_by_its_code_and_by_its_name(guide: Callable[..., str]) -> None:
    run(guide())
    run(guide("# What is a BEEKEEPER?\n\n## Definition of a BEEKEEPER\n\nWords.\n"))
    run(guide(BEEKEEPER.replace("Beekeeper", "Apiarist").replace("[Apiarist, ", "[")))
    assert RolePage.objects.count() == 1


def ids(page: Any) -> dict[str, str]:
    return {one.heading or one.kind: one.path for one in sections(page)}


def test_blocks_that_stay_keep_their_ids_and_anchors(guide: Callable[..., str]) -> None:
    run(guide())
    page = beekeeper()
    page.body[5].value["anchor"] = "the-year"
    page.save_revision()
    before = ids(page)
    moved = (
        BEEKEEPER.replace(
            "## The Beekeeping Year\n\nIt starts in [winter](https://example.org/winter).\n", ""
        )
        .replace(
            "## Definition of a Beekeeper\n",
            "## The Beekeeping Year\n\nIt never ends.\n\n## Definition of a Beekeeper\n",
        )
        .replace("Do Beekeepers get stung?", "Does it hurt?")
    )
    run(guide(moved))
    after = ids(beekeeper())
    assert before.pop("Do Beekeepers get stung?") != after.pop("Does it hurt?")
    assert after == before
    assert beekeeper().body[0].value["anchor"] == "the-year"


def test_front_matter_says_who_stands_for_the_page_and_how_it_is_shown(
    guide: Callable[..., str], site_image: Any
) -> None:
    keys = (
        "reviewer: A bee inspector\nnext_review: 2027-03-01\nseo_title: Work with bees\n"
        f"job_zone: 3\nimage: {site_image.file.url}\nreviewed:"
    )
    run(guide(BEEKEEPER.replace("reviewed:", keys)))
    page = beekeeper()
    assert (page.reviewer, str(page.next_review)) == ("A bee inspector", "2027-03-01")
    assert (page.seo_title, page.hero_image) == ("Work with bees", site_image)
    assert page.get_job_zone_display() == "Medium"
    run(guide())
    assert (beekeeper().reviewer, beekeeper().job_zone) == ("A bee inspector", 3)


def test_a_picture_that_the_site_does_not_have_is_reported(guide: Callable[..., str]) -> None:
    told = report(guide(BEEKEEPER.replace("reviewed:", "image: /media/none.png\nreviewed:")))
    assert [note["text"] for note in told["withheld"]] == ["/media/none.png"]


def test_what_only_an_editor_can_say_survives(guide: Callable[..., str]) -> None:
    text = BEEKEEPER + "\n"
    said = "## What's it like to be a Beekeeper?\n\nA. Person\nBeekeeper Heath Farm\n“It hums.”\n\n"
    text = text.replace("## FAQs", said + "## FAQs")
    run(guide(text))
    page = beekeeper()
    experience = next(child for child in page.body if child.block_type == "experience")
    experience.value["testimonials"][0]["consent_date"] = "2026-02-03"
    page.save_revision()
    run(guide(text))
    experience = next(child for child in beekeeper().body if child.block_type == "experience")
    assert str(experience.value["testimonials"][0]["consent_date"]) == "2026-02-03"


def test_preparation_and_examples_of_skills_survive(guide: Callable[..., str]) -> None:
    run(guide())
    page = beekeeper()
    page.job_zone = 2
    page.role_skills.all()[0].examples = "Frame lift; Queen catcher"
    page.save_revision()
    run(guide())
    page = beekeeper()
    assert page.job_zone == 2
    assert [one.examples for one in page.role_skills.all()] == ["Frame lift; Queen catcher", ""]


def test_areas_and_skills_are_shared_whatever_their_case(guide: Callable[..., str]) -> None:
    CareerArea.objects.create(name="FARMING AND ANIMALS", slug="farming")
    Skill.objects.create(name="carpentry")
    run(guide())
    assert CareerArea.objects.count() == 1
    assert Skill.objects.count() == 2


def test_a_dry_run_reports_and_changes_nothing(guide: Callable[..., str]) -> None:
    told = report(guide(), "--dry-run", "--publish")
    assert told["status"] == "published, dry run"
    assert told["url"] == "/careers/beekeeper/"
    assert not RolePage.objects.exists()
    assert not Skill.objects.exists()


def test_a_file_that_fails_leaves_nothing_and_the_others_are_imported(
    guide: Callable[..., str], tmp_path: Path
) -> None:
    too_long = guide(f"---\nrole: Baker\ntitles: [{'x' * 300}]\n---\n# What is a Baker?\n", "b.md")
    missing = str(tmp_path / "none.md")
    code, out, err = run(guide(), too_long, missing, guide("words", "guide.pages"), "--json")
    assert code == 1
    assert [entry["status"] for entry in json.loads(out)] == [
        "draft",
        "failed",
        "failed",
        "failed",
    ]
    lines = err.strip().split("\n")
    assert len(lines) == 3
    assert lines[0].startswith(f"{too_long}: Shorten or correct: titles:")
    assert lines[1] == f"{missing}: The file cannot be read: No such file or directory."
    assert "cannot be imported" in lines[2]
    assert [page.title for page in RolePage.objects.all()] == ["Beekeeper"]
    assert set(Skill.objects.values_list("name", flat=True)) == {"Reading a hive", "Carpentry"}


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (f"plural: {'x' * 300}", "plural"),
        (f"author: {'x' * 300}", "author"),
        ("code: about 47", "code"),
        (f"area: {'x' * 300}", "area"),
        (f"skills: [{'x' * 300}]", "skills"),
        (f"sources: [{{title: {'x' * 300}}}]", "sources"),
        (f"sources: [{{title: x, url: 'https://example.org/{'x' * 600}'}}]", "sources"),
    ],
)
def test_what_does_not_fit_is_named_and_nothing_is_stored(
    guide: Callable[..., str], line: str, field: str
) -> None:
    code, _, err = run(guide(f"---\nrole: Baker\n{line}\n---\n# What is a Baker?\n"))
    assert code == 1
    assert f"Shorten or correct: {field}:" in err
    assert err.count("\n") == 1
    assert not RolePage.objects.exists()
    assert not Skill.objects.exists()
    assert not CareerArea.objects.exists()


def test_related_roles_are_found_in_the_same_call(guide: Callable[..., str]) -> None:
    first = BEEKEEPER.replace("reviewed:", "related: [Farrier, Alchemist]\nreviewed:")
    second = "---\nrole: Farrier\n---\n# What is a Farrier?\n\nA Farrier shoes horses.\n"
    code, out, _ = run(guide(first), guide(second, "farrier.md"), "--json", "--publish")
    assert code == 0
    page = RolePage.objects.get(title="Beekeeper")
    assert [role.title for role in page.visible_related_roles] == ["Farrier"]
    assert json.loads(out)[0]["withheld"] == [
        {"line": 8, "text": "Alchemist", "why": "the guide has no role of this name"}
    ]


def test_an_empty_section_is_kept_and_reported(guide: Callable[..., str]) -> None:
    told = report(guide(BEEKEEPER.split("# How to")[0] + "## Job Description Keywords for Resumes"))
    assert told["sections"][-1]["kind"] == "KeywordsSection"
    assert [note["text"] for note in told["withheld"]] == ["Job Description Keywords for Resumes"]
    assert "unused-section" in [finding["rule"] for finding in told["findings"]]


def test_unknown_front_matter_is_a_finding(guide: Callable[..., str]) -> None:
    told = report(guide(BEEKEEPER.replace("reviewed:", "salary: high\nreviewed:")))
    assert [one["rule"] for one in told["findings"]].count("document") == 1
    assert "salary" in told["findings"][0]["message"]


def test_two_roles_may_not_share_an_address(guide: Callable[..., str]) -> None:
    run(
        guide("# What is a C Developer?\n\nC.\n"),
        guide("# What is a C++ Developer?\n\nC.\n", "c.md"),
    )
    assert {page.slug for page in RolePage.objects.all()} == {"c-developer", "c-developer-2"}


def test_a_name_without_article_stays_without(guide: Callable[..., str]) -> None:
    run(guide('---\nrole: Clergy\nplural: Clergy\narticle: ""\n---\n# What are Clergy?\n'))
    page = RolePage.objects.get(title="Clergy").get_latest_revision_as_object()
    assert (page.headline, page.role_name.article) == ("", "")
    assert page.shown_headline == "What are Clergy?"
