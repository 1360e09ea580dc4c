from collections.abc import Callable
from typing import Any

import pytest

from career_pages.models import CareerArea

Parsed = Callable[[Any], Any]


def titles(page: Any) -> list[str]:
    return [link.get_text() for link in page.select(".cards h3 a")]


def test_roles_are_listed_by_name(make_role: Callable[..., Any], parsed: Parsed) -> None:
    for name in ("Welder", "Baker", "Plumber"):
        make_role(name)
    assert titles(parsed("/careers/")) == ["Baker", "Plumber", "Welder"]


def test_area_and_letter_narrow_the_list_together(
    make_role: Callable[..., Any], parsed: Parsed
) -> None:
    trades = CareerArea.objects.create(name="Trades", slug="trades")
    food = CareerArea.objects.create(name="Food", slug="food")
    for name, area in (("Welder", trades), ("Baker", food), ("Bricklayer", trades)):
        make_role(name, area=area)
    page = parsed("/careers/?area=trades")
    assert titles(page) == ["Bricklayer", "Welder"]
    every, narrower = (link["href"] for link in page.select(".facet--letter a")[:2])
    assert titles(parsed(narrower)) == ["Bricklayer"]
    assert titles(parsed(every)) == ["Bricklayer", "Welder"]


def test_a_long_list_has_pages_that_keep_the_filter(
    make_role: Callable[..., Any], parsed: Parsed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("career_pages.reading.role_list.ROLES_A_PAGE", 2)
    area = CareerArea.objects.create(name="Food", slug="food")
    for letter in "ABCDE":
        make_role(f"Cook {letter}", area=area)
    page = parsed("/careers/?area=food&page=2")
    assert titles(page) == ["Cook C", "Cook D"]
    assert page.find(rel="next")["href"] == "?area=food&page=3"
    assert page.find(rel="prev")["href"] == "?area=food&page=1"
    assert page.find(rel="canonical")["href"].endswith("/careers/?area=food&page=2")


def test_an_empty_list_leads_on(roles_index: Any, parsed: Parsed) -> None:
    assert parsed("/careers/").main.find("form")["action"] == "/search/"
    CareerArea.objects.create(name="Food", slug="food")
    empty = parsed("/careers/?area=food").main
    assert "Nothing is here yet" in empty.get_text()
    assert empty.select_one(".chosen__clear")["href"] == "/careers/#found"
