"""What is new at each level, and what stays."""

from typing import Any

from bs4 import BeautifulSoup

from career_pages.blocks import RoleBody


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
