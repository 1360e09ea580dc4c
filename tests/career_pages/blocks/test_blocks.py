"""What single blocks and fields do that others do not."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from wagtail.blocks import CharBlock

from career_pages.blocks import RoleBody
from career_pages.blocks.invitations import is_allowed_target
from career_pages.models import RolePage
from tests.new_pages import new_role, small_body


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
