"""What a page costs does not depend on how much stands on it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from career_pages.models import CareerArea, RelatedRole


@pytest.fixture
def queries(client: Client) -> Callable[[str], int]:
    """Count the queries of a page once the site's own caches are warm."""

    def count(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    return count


def text(words: str) -> list[tuple[str, str]]:
    return [("rich_text", f"<p>{words}</p>")]


def body(size: int) -> list[tuple[str, dict[str, Any]]]:
    """Return a body with ``size`` of everything that can be many."""
    numbers = range(size)
    return [
        ("definition", {"content": text("What it is.")}),
        ("overview", {"content": text("What they do.")}),
        ("responsibilities", {"items": [f"Duty {one}" for one in numbers]}),
        ("levels", {"levels": [{"level": f"Level {one}", "duties": ["Work"]} for one in numbers]}),
        (
            "specializations",
            {
                "specializations": [
                    {"name": f"Type {one}", "description": text("Special.")} for one in numbers
                ]
            },
        ),
        (
            "faqs",
            {"questions": [{"question": f"Why {n}?", "answer": text("So.")} for n in numbers]},
        ),
        ("keywords", {"keywords": [f"keyword {one}" for one in numbers]}),
        *(("text", {"heading": f"Text {one}", "content": text("More.")}) for one in numbers),
    ]


def test_a_role_with_one_of_everything_takes_at_most_14_queries(
    full_role: Any, queries: Callable[[str], int]
) -> None:
    assert queries(full_role.url) <= 14


def test_a_long_role_costs_what_a_short_one_does(
    make_role: Callable[..., Any], queries: Callable[[str], int]
) -> None:
    short, long = make_role("Baker", body=body(1)), make_role("Cook", body=body(9))
    assert queries(long.url) == queries(short.url)


def test_chapters_and_related_roles_cost_nothing_each(
    make_role: Callable[..., Any],
    make_chapter: Callable[..., Any],
    queries: Callable[[str], int],
) -> None:
    few, many = make_role("Baker"), make_role("Cook")
    for number in range(6):
        neighbor = make_role(f"Neighbor {number}")
        for role in [many] if number else [few, many]:
            make_chapter(role, f"Chapter {number}")
            role.related_roles.add(RelatedRole(related=neighbor))
    for role in (few, many):
        role.save_revision().publish()
    assert queries(many.url) == queries(few.url)
    assert queries(many.chapters[-1].url) == queries(few.chapters[-1].url)


def test_chosen_roles_are_fetched_together(
    make_role: Callable[..., Any], queries: Callable[[str], int]
) -> None:
    roles = [make_role(f"Specialist {number}") for number in range(6)]

    def page_about(title: str, chosen: list[Any]) -> Any:
        types = [{"name": one.title, "description": text("It."), "role": one} for one in chosen]
        return make_role(
            title, body=[*body(1)[:4], ("specializations", {"specializations": types})]
        )

    few, many = page_about("Baker", roles[:1]), page_about("Cook", roles)
    assert few.body[4].value["specializations"][0]["role"].pk == roles[0].pk
    assert queries(many.url) == queries(few.url)


@pytest.mark.parametrize("address", ["/", "/careers/", "/careers/?area=area-0&letter=B"])
def test_lists_cost_the_same_for_few_roles_and_for_many(
    address: str, make_role: Callable[..., Any], queries: Callable[[str], int]
) -> None:
    def add(number: int) -> None:
        area = CareerArea.objects.create(name=f"Area {number}", slug=f"area-{number}")
        make_role(f"Baker {number}", area=area)

    add(0)
    few = queries(address)
    for number in range(1, 8):
        add(number)
    assert queries(address) == few
