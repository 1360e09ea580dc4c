"""Which pages stand below which, and what happens when one is renamed or moved."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from career_pages.models import ChapterPage, RoleIndexPage, RolePage
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
