"""Pages: which stand below which, where a reader goes on from one, and which are open to all."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from career_pages.models import ChapterPage, RelatedRole, RoleIndexPage, RolePage
from career_pages.models.pages import open_to_all
from home.models import HomePage, TextPage


@pytest.mark.parametrize(
    ("parent", "children"),
    [
        (HomePage, {RoleIndexPage, TextPage}),
        (TextPage, {TextPage}),
        (RoleIndexPage, {RolePage}),
        (RolePage, {ChapterPage}),
        (ChapterPage, set()),
    ],
)
def test_each_page_takes_only_its_own_children(parent: Any, children: set[Any]) -> None:
    assert set(parent.allowed_subpage_models()) == children


def test_there_is_one_home_page_and_one_index(roles_index: Any) -> None:
    home = roles_index.get_parent().specific
    assert not RoleIndexPage.can_create_at(home)
    assert not HomePage.can_create_at(home.get_parent().specific)


def test_the_first_pages_answer_after_migration_alone(client: Client, db: None) -> None:
    assert client.get("/").status_code == 200
    assert client.get("/careers/").status_code == 200


def test_a_renamed_role_and_its_chapters_redirect(
    client: Client,
    make_role: Callable[..., Any],
    make_chapter: Callable[..., Any],
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    role = make_role()
    make_chapter(role, "Skills")
    role.refresh_from_db()
    role.slug = "audio-engineer"
    with django_capture_on_commit_callbacks(execute=True):
        role.save_revision().publish()
    response = client.get("/careers/sound-engineer/")
    assert (response.status_code, response["Location"]) == (301, "/careers/audio-engineer/")
    response = client.get("/careers/sound-engineer/skills/")
    assert (response.status_code, response["Location"]) == (301, "/careers/audio-engineer/skills/")


def test_a_moved_text_page_redirects(client: Client, db: None) -> None:
    home = HomePage.objects.get()
    about = home.add_child(instance=TextPage(title="About"))
    press = home.add_child(instance=TextPage(title="Press"))
    Page.objects.get(pk=press.pk).specific.move(about, pos="last-child")
    response = client.get("/press/")
    assert (response.status_code, response["Location"]) == (301, "/about/press/")


# Chapters and their way through the role.


@pytest.fixture
def role(make_role: Callable[..., Any], make_chapter: Callable[..., Any]) -> Any:
    """A role with three chapters, the second not live, and a related role."""
    related = make_role("Stagehand")
    role = make_role()
    for title in ("First", "Hidden", "Last"):
        make_chapter(role, title)
    ChapterPage.objects.get(title="Hidden").unpublish()
    role = RolePage.objects.get(pk=role.pk)
    role.related_roles = [RelatedRole(related=related)]
    role.save_revision().publish()
    return RolePage.objects.get(pk=role.pk)


def chapter(title: str) -> Any:
    return ChapterPage.objects.get(title=title)


def test_a_chapter_knows_the_name_of_its_role(role: Any) -> None:
    assert chapter("First").role_name == role.role_name


def test_the_way_leads_past_chapters_that_are_not_live(role: Any) -> None:
    first, last = chapter("First"), chapter("Last")
    assert (first.previous_chapter, first.next_chapter) == (None, last)
    assert (last.previous_chapter, last.next_chapter) == (first, None)


def test_a_role_leads_on_to_its_first_chapter(role: Any) -> None:
    assert role.reading_next == chapter("First")


def test_the_last_chapter_leads_on_to_a_related_role(role: Any) -> None:
    assert chapter("Last").reading_next.title == "Stagehand"


def test_a_role_or_chapter_without_any_other_way_leads_to_the_list(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any]
) -> None:
    role = make_role("Usher")
    assert role.reading_next.specific == role.get_parent().specific
    assert make_chapter(role, "Only").reading_next.pk == role.get_parent().pk


# Which pages everybody may read.


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
