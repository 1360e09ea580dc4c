from collections.abc import Callable
from typing import Any


def test_a_chapter_stands_between_its_neighbors(
    full_role: Any, parsed: Callable[[Any], Any]
) -> None:
    first, last = full_role.chapters
    page = parsed(first)
    assert page.find(rel="prev")["href"] == full_role.url
    assert page.find(rel="next")["href"] == last.url
    page = parsed(last)
    assert page.find(rel="prev")["href"] == first.url
    assert page.find(rel="next") is None


def test_a_chapter_leads_back_to_its_role_and_to_all_chapters(
    full_role: Any, parsed: Callable[[Any], Any]
) -> None:
    first, last = full_role.chapters
    page = parsed(first)
    trail = page.find("nav", attrs={"aria-label": "Breadcrumbs"})
    assert [link["href"] for link in trail.find_all("a")] == ["/", "/careers/", full_role.url]
    guide = page.find("nav", attrs={"aria-label": "Chapters"})
    assert [link["href"] for link in guide.find_all("a")] == [full_role.url, first.url, last.url]
    assert guide.find(attrs={"aria-current": "page"})["href"] == first.url
