from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import Page, PageViewRestriction

from career_pages.models.pages import open_to_all


@pytest.fixture
def shown() -> Callable[[], set[str]]:
    return lambda: set(
        open_to_all(Page.objects.filter(depth__gt=3)).values_list("title", flat=True)
    )


def test_drafts_are_not_open(make_role: Callable[..., Any], shown: Callable[[], set[str]]) -> None:
    make_role("Baker")
    make_role("Cook", live=False)
    assert shown() == {"Baker"}


@pytest.mark.parametrize("kind", ["none", "password", "login", "groups"])
def test_a_private_page_closes_all_that_is_below_it_and_nothing_beside_it(
    kind: str,
    make_role: Callable[..., Any],
    make_chapter: Callable[..., Any],
    shown: Callable[[], set[str]],
) -> None:
    baker, cook = make_role("Baker"), make_role("Cook")
    make_chapter(baker, "Ovens")
    make_chapter(cook, "Knives")
    if kind == "none":
        assert shown() == {"Baker", "Ovens", "Cook", "Knives"}
        return
    PageViewRestriction.objects.create(page=baker, restriction_type=kind, password="x")
    assert shown() == {"Cook", "Knives"}


def test_what_follows_a_private_page_is_as_private_as_that(
    make_role: Callable[..., Any],
    make_chapter: Callable[..., Any],
    shown: Callable[[], set[str]],
) -> None:
    baker, cook = make_role("Baker"), make_role("Cook")
    follower = baker.create_alias(update_slug="baker-again")
    make_chapter(follower, "Ovens")
    again = follower.create_alias(update_slug="baker-once-more")
    again.create_alias(update_slug="baker-for-the-last-time")
    assert shown() == {"Baker", "Ovens", "Cook"}
    restriction = PageViewRestriction.objects.create(page=baker, restriction_type="login")
    assert shown() == {"Cook"}
    restriction.page = cook
    restriction.save()
    assert shown() == {"Baker", "Ovens"}


def test_it_agrees_with_wagtail_and_takes_one_query(
    make_role: Callable[..., Any],
    make_chapter: Callable[..., Any],
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    baker = make_role("Baker")
    ovens = make_chapter(baker, "Ovens")
    make_chapter(baker, "Shops")
    PageViewRestriction.objects.create(page=ovens, restriction_type="login")
    expected = set(Page.objects.live().public())
    with django_assert_num_queries(1):
        assert set(open_to_all(Page.objects.all())) == expected
