from collections.abc import Callable
from typing import Any

import pytest

from career_pages.models import CareerArea


def test_search_comes_first(roles_index: Any, parsed: Callable[[Any], Any]) -> None:
    page = parsed("/")
    assert len(page.find_all("form")) == 1
    assert page.main.find("form")["action"] == "/search/"


def test_areas_show_how_many_roles_each_holds(
    make_role: Callable[..., Any], parsed: Callable[[Any], Any]
) -> None:
    food = CareerArea.objects.create(name="Food", slug="food", description="From field to plate.")
    CareerArea.objects.create(name="Empty area", slug="empty")
    make_role("Baker", area=food)
    make_role("Cook", area=food)
    page = parsed("/")
    area = page.select_one(".areas .area")
    assert area.a["href"] == "/careers/?area=food"
    assert "From field to plate." in area.get_text()
    assert "2 careers" in area.get_text()
    assert "Empty area" not in page.get_text()


def test_a_large_guide_shows_its_newest_roles_and_the_way_to_the_rest(
    make_role: Callable[..., Any], parsed: Callable[[Any], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("career_pages.highlights.ROLES_SHOWN", 2)
    for name in ("Welder", "Baker", "Plumber"):
        make_role(name)
    page = parsed("/")
    assert [link.get_text() for link in page.select(".cards h3 a")] == ["Plumber", "Baker"]
    assert page.find("a", string="See all 3 careers")["href"] == "/careers/"
