"""What blocks declare of themselves, and what single ones do that others do not."""

import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.checks import CheckMessage, run_checks
from django.core.exceptions import ValidationError
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from wagtail import blocks
from wagtail.blocks import CharBlock

from career_pages.apps import check_sections
from career_pages.blocks import ChapterBody, ProseBlock, RoleBody, SectionBlock
from career_pages.blocks import bodies as all_bodies
from career_pages.blocks.base import heading_field
from career_pages.blocks.general_sections import TextSection
from career_pages.blocks.invitations import is_allowed_target
from career_pages.documents import bodies as documents
from career_pages.models import RolePage
from career_pages.sections import kinds
from career_pages.sections.kinds import (
    FamiliarHeading,
    InSearch,
    SectionKind,
    Shape,
    section_kinds,
)
from search.apps import check_groups
from search.passages import GROUPS
from tests.new_pages import new_role, small_body

LUCK = SectionKind(
    name="luck", label="Luck", heading="", anchor="luck", enough=None, search=InSearch("more")
)
SHOWN = {
    "icon": "pick",
    "description": "What nobody planned.",
    "help_text": "Say what it was.",
    "template": "career_pages/blocks/text_section.html",
    "preview_value": {"heading": "Luck"},
}
ROOT = Path(__file__).resolve().parents[3]
HANDBOOK = ROOT / "docs" / "editors" / "sections.md"
NUMBERS = {2: "two", 3: "three", 5: "five", 8: "eight", 12: "twelve", 20: "twenty"}


def errors_with(
    monkeypatch: pytest.MonkeyPatch,
    declared: SectionKind | None,
    without: Sequence[str] = (),
    **fields: blocks.Block,
) -> list[str]:
    """Return the errors of a site whose roles have a section of that declaration as well.

    ``without`` names what its Meta leaves out.
    """

    class LuckSection(SectionBlock):
        if declared:
            KIND = declared
        heading = heading_field(declared or LUCK)
        content = ProseBlock()
        Meta: Any = type("Meta", (), {name: SHOWN[name] for name in SHOWN if name not in without})

    for name, block in fields.items():
        block.set_name(name)
        LuckSection.base_blocks[name] = block

    class LargerBody(RoleBody):
        luck = LuckSection()

    monkeypatch.setattr(all_bodies, "RoleBody", LargerBody)
    return [error.msg for error in check_sections()]


def test_the_site_starts_with_all_declarations() -> None:
    found: list[CheckMessage] = run_checks()
    assert [one.id for one in found if one.id and "E001" in one.id] == []
    assert check_sections() == check_groups() == []


def test_a_section_that_declares_everything_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    assert errors_with(monkeypatch, LUCK) == []


@pytest.mark.parametrize(
    ("declared", "message"),
    [
        (None, "KIND of the name “luck”"),
        (replace(LUCK, name="chance"), "KIND of the name “luck”"),
        (replace(LUCK, label=""), "give LuckSection a label"),
        (replace(LUCK, anchor=""), "give it an anchor"),
        (replace(LUCK, content="text"), "name fields that LuckSection has, not text"),
        (replace(LUCK, heading_field="title"), "name fields that LuckSection has, not title"),
        (replace(LUCK, shape=Shape.ITEMS), "say what to do where it is missing"),
        (replace(LUCK, parts=LUCK), "sub-sections as its parts"),
        (
            replace(LUCK, heading="The Luck of {a_role}", familiar=(FamiliarHeading("fortune"),)),
            "none of the familiar headings of LuckSection recognizes “The Luck of {a_role}”",
        ),
    ],
)
def test_a_section_that_leaves_something_out_is_an_error(
    declared: SectionKind | None, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (error,) = errors_with(monkeypatch, declared)
    assert error.startswith("LargerBody.luck: ")
    assert message in error


@pytest.mark.parametrize(
    ("left_out", "message"),
    [
        ("description", "give LuckSection a description"),
        ("help_text", "give LuckSection a help_text"),
        ("preview_value", "give LuckSection a preview_value"),
        ("icon", "give LuckSection an icon that there is, not placeholder"),
        ("template", "name the template of LuckSection, and write it"),
    ],
)
def test_a_section_that_cannot_be_shown_is_an_error(
    left_out: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert errors_with(monkeypatch, LUCK, [left_out]) == [f"LargerBody.luck: {message}."]


def test_a_template_that_is_not_there_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TextSection._meta_class, "template", "career_pages/blocks/none.html")
    assert [error.msg for error in check_sections()] == [
        f"{body}.text: name the template of TextSection, and write it."
        for body in ("RoleBody", "ChapterBody")
    ]


def test_a_section_that_is_in_no_body_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    left = {block: kind for block, kind in section_kinds().items() if block != "TextSection"}
    monkeypatch.setattr(kinds, "_sections", left)
    assert "TextSection: add it to a body." in [error.msg for error in check_sections()]


@pytest.mark.parametrize("code", ["WRITERS", "VALUES", "READERS"])
def test_a_shape_for_which_code_is_missing_is_an_error(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = dict(getattr(documents, code))
    del others[Shape.TESTIMONIALS]
    monkeypatch.setattr(documents, code, others)
    (error,) = [error.msg for error in check_sections()]
    assert "RoleBody.experience: a section of the shape TESTIMONIALS cannot be" in error


def test_parts_whose_headings_nobody_knows_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "LOOKS", {})
    errors = [error.msg for error in check_sections()]
    assert {error.partition(":")[0] for error in errors} == {
        *("RoleBody.levels", "RoleBody.specializations", "RoleBody.faqs", "ChapterBody.faqs")
    }


def test_a_group_that_search_does_not_have_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.passages.GROUPS", GROUPS[:-1])
    assert [error.msg for error in check_groups()] == [
        f"{block}: “more” is no group of search results."
        for block in ("UpNextBlock", "CallToActionBlock", "TextSection")
    ]


def test_kinds_are_known_in_the_order_of_a_page() -> None:
    assert [kind.name for kind in section_kinds().values()] == list(RoleBody().child_blocks)
    assert kinds.kinds_in_chapters() == {
        type(block).__name__ for block in ChapterBody().child_blocks.values()
    }


def test_without_blocks_nothing_is_known_of_sections() -> None:
    code = (
        "import career_pages.documents.matching.matcher, career_pages.onet.occupations, sys\n"
        "from career_pages.sections.kinds import section_kinds\n"
        "assert 'django' not in sys.modules\n"
        "section_kinds()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "RuntimeError: No section has been declared: call django.setup() first." in run.stderr


def handbook() -> dict[str, str]:
    """Return what the handbook says of each kind of section, by its heading."""
    parts = re.split(r"^## ", HANDBOOK.read_text(), flags=re.MULTILINE)[1:]
    return {heading: text for heading, _, text in (part.partition("\n") for part in parts)}


def test_the_handbook_has_the_sections_in_the_order_of_the_form() -> None:
    labels = {"Topic": "Topics"}
    wanted = [labels.get(kind.label, kind.label) for kind in section_kinds().values()]
    assert [heading for heading in handbook() if heading in wanted] == wanted


@pytest.mark.parametrize("kind", section_kinds().values(), ids=lambda kind: kind.name)
def test_the_handbook_asks_for_as_much_as_the_block_does(kind: Any) -> None:
    text = handbook()["Topics" if kind.topics else kind.label]
    help_text = str(RoleBody().child_blocks[kind.name].meta.help_text)
    words = set(re.findall(r"[a-z]+", help_text.lower())) & set(NUMBERS.values())
    if kind.enough and not kind.list_field and kind.enough.count > 1:
        words.add(NUMBERS[kind.enough.count])
    assert words <= set(re.findall(r"[a-z]+", text.lower()))


def test_the_documentation_of_importing_has_the_mark_of_every_section() -> None:
    text = (ROOT / "docs" / "importing.md").read_text()
    assert [kind.name for kind in section_kinds().values() if f"`{{.{kind.name}" not in text] == []


# What single blocks and fields do that others do not.


def levels_shown(*levels: dict[str, Any]) -> list[Any]:
    block = RoleBody().child_blocks["levels"]
    html = block.render(block.to_python({"levels": list(levels)}))
    return BeautifulSoup(html, "html.parser").find_all(class_="level")


def lists_of(level: Any) -> dict[str, list[str]]:
    """Return the duties of a level below what stands above each list."""
    above = [one.find_previous_sibling("div", class_="level__what") for one in level.find_all("ul")]
    return {
        title.get_text() if title else "": [item.get_text() for item in duties.find_all("li")]
        for title, duties in zip(above, level.find_all("ul"), strict=True)
    }


def test_a_duty_of_a_lower_level_is_told_from_what_is_new() -> None:
    junior, middle, senior = levels_shown(
        {"level": "Junior", "duties": ["Keeping a log", "Measuring"]},
        {"level": "Middle", "duties": ["<b>Keeping</b> a log.", "Planning"]},
        {"level": "Senior", "duties": ["Measuring", "Keeping a log"]},
    )
    assert lists_of(junior) == {"": ["Keeping a log", "Measuring"]}
    assert lists_of(middle) == {
        "New at this level": ["Planning"],
        "Still part of the work": ["Keeping a log."],
    }
    assert lists_of(senior) == {"Still part of the work": ["Measuring", "Keeping a log"]}


def test_levels_are_counted_as_readers_see_them() -> None:
    shown = levels_shown(
        {"level": "Junior", "duties": ["Measuring"]},
        {"level": "Not written yet", "duties": [""]},
        {"level": "Senior", "duties": ["Planning", "<p></p>"]},
    )
    numbers = [level.find(class_="level__name").get_text(" ", strip=True) for level in shown]
    assert numbers == ["Junior Level 1 of 2", "Senior Level 2 of 2"]
    assert lists_of(shown[1]) == {"New at this level": ["Planning"]}


@pytest.mark.parametrize(
    "address",
    [
        "",
        "#types",
        "/careers/",
        "https://example.org",
        "HTTPS://example.org/a?b=c#d",
        "http://127.0.0.1:8000/",
        "https://münchen.de/",
        "https://web.example.org/save/https://example.org/",
        "mailto:info@example.org",
        "MAILTO:info@example.org?subject=Hello",
        "tel:+49 (0)30 1234-56",
        "tel:030.123.456",
    ],
)
def test_an_address_that_leads_somewhere_is_allowed(address: str) -> None:
    is_allowed_target(address)


@pytest.mark.parametrize(
    "address",
    [
        "example.org",
        "www.example.org/a",
        "careers/",
        "http:/example.org",
        "https:example.org",
        "https://",
        "https://example",
        "https://https://example.org",
        "https://exam ple.org",
        "https://example.org/a b",
        " https://example.org",
        "//example.org/",
        "ftp://example.org/",
        "javascript:alert(1)",
        "mailto:",
        "mailto:info",
        "tel:",
        "tel:+",
        "tel:call us",
    ],
)
def test_an_address_that_cannot_be_right_is_refused(address: str) -> None:
    with pytest.raises(ValidationError, match="Write a whole web address"):
        is_allowed_target(address)


def test_another_block_makes_no_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    field: Any = RolePage._meta.get_field("body")
    monkeypatch.setitem(field.stream_block.child_blocks, "safety", CharBlock())
    loader = MigrationLoader(None)
    present = ProjectState.from_apps(apps)
    assert MigrationAutodetector(loader.project_state(), present).changes(loader.graph) == {}


def test_a_migration_reads_and_writes_what_is_stored(db: None) -> None:
    new_role()
    historical: Any = (
        MigrationLoader(None).project_state().apps.get_model("career_pages", "RolePage")
    )
    role = historical.objects.get()
    assert [block["type"] for block in role.body] == [kind for kind, _ in small_body()]
    role.body = [{**role.body[0], "type": "overview"}, *role.body[2:]]
    role.save()
    kinds = [block.block_type for block in RolePage.objects.get().body]
    assert kinds == ["overview", "responsibilities", "levels"]
    assert historical().body == []
