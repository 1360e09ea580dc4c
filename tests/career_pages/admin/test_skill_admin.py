"""Skills in the admin."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from career_pages.models import RolePage, RoleSkill, Skill
from tests.made_once import made_once, read_again
from tests.new_pages import new_role

INDEX = "skills_modeladmin_index"
MERGE = "skills_modeladmin_merge"


@made_once
def made() -> dict[str, Skill]:
    """Two skills that are one, on two roles, and one that no role needs."""
    made = {
        name: Skill.objects.create(name=name) for name in ("Mixing", "Audio mixing", "Juggling")
    }
    both, one = new_role("Sound Engineer"), new_role("Stagehand")
    for page, names in ((both, ("Mixing", "Audio mixing")), (one, ("Audio mixing",))):
        page.role_skills = [RoleSkill(skill=made[name]) for name in names]
        page.save_revision().publish()
    return made


@pytest.fixture
def skills(made: dict[str, Skill], db: None) -> dict[str, Skill]:
    """The same for one test, which may change it."""
    return read_again(made)


def skills_of(title: str) -> list[str]:
    page = RolePage.objects.get(title=title)
    return [needed.skill.name for needed in page.role_skills.all()]


def test_the_list_shows_how_many_roles_need_each(
    admin_client: Client, skills: dict[str, Skill]
) -> None:
    html = admin_client.get(reverse(INDEX)).content.decode()
    assert all(name in html for name in skills)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?q=audio", {"Audio mixing"}),
        ("?used=no", {"Juggling"}),
        ("?used=yes", {"Mixing", "Audio mixing"}),
    ],
)
def test_skills_are_searched_and_filtered(
    admin_client: Client, skills: dict[str, Skill], query: str, expected: set[str]
) -> None:
    response = admin_client.get(reverse(INDEX) + query)
    assert {skill.name for skill in response.context["object_list"]} == expected


def test_filtered_skills_are_needed_by_as_many_roles(
    admin_client: Client, skills: dict[str, Skill]
) -> None:
    response = admin_client.get(reverse(INDEX) + "?used=yes")
    counts = {skill.name: skill.role_count for skill in response.context["object_list"]}
    assert counts == {"Mixing": 1, "Audio mixing": 2}


def test_an_address_that_asks_for_what_there_is_not_leads_to_the_list(
    admin_client: Client, skills: dict[str, Skill]
) -> None:
    response = admin_client.get(reverse(INDEX) + "?nonsense=1", follow=True)
    assert "That list is not known" in response.content.decode()


def test_skills_are_exported(admin_client: Client, skills: dict[str, Skill]) -> None:
    response = admin_client.get(reverse(INDEX) + "?export=csv")
    rows = b"".join(response.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert rows[0] == "Name,Description,Roles,Confirmed"
    assert "Audio mixing,-,2,yes" in rows


def test_inspection_names_the_roles(admin_client: Client, skills: dict[str, Skill]) -> None:
    url = reverse("skills_modeladmin_inspect", args=[skills["Audio mixing"].pk])
    html = admin_client.get(url).content.decode()
    assert "Sound Engineer, Stagehand" in html


def test_a_skill_is_added_and_gets_its_slug(admin_client: Client, db: None) -> None:
    for name in ("C", "C++"):
        admin_client.post(reverse("skills_modeladmin_create"), {"name": name})
    assert set(Skill.objects.values_list("name", "slug")) == {("C", "c"), ("C++", "c-2")}


def test_two_skills_become_one(admin_client: Client, skills: dict[str, Skill]) -> None:
    url = reverse(MERGE, args=[skills["Audio mixing"].pk])
    response = admin_client.post(url, {"target": skills["Mixing"].pk}, follow=True)
    assert "“Audio mixing” is now part of “Mixing”." in response.content.decode()
    assert not Skill.objects.filter(name="Audio mixing").exists()
    assert skills_of("Sound Engineer") == skills_of("Stagehand") == ["Mixing"]


def test_a_merge_reaches_into_drafts(
    admin_client: Client, skills: dict[str, Skill], make_role: Callable[..., Any]
) -> None:
    page = make_role("Foley Artist", live=False)
    page.role_skills = [RoleSkill(skill=skills["Mixing"]), RoleSkill(skill=skills["Audio mixing"])]
    page.save_revision()
    admin_client.post(
        reverse(MERGE, args=[skills["Audio mixing"].pk]), {"target": skills["Mixing"].pk}
    )
    draft = RolePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert [needed.skill.name for needed in draft.role_skills.all()] == ["Mixing"]


@pytest.mark.parametrize("target", ["", "999999", "self"])
def test_a_merge_into_nothing_is_explained(
    admin_client: Client, skills: dict[str, Skill], target: str
) -> None:
    source = skills["Mixing"]
    target = str(source.pk) if target == "self" else target
    response = admin_client.post(reverse(MERGE, args=[source.pk]), {"target": target})
    assert response.status_code == 200
    assert response.context["form"].errors["target"]
    assert Skill.objects.filter(pk=source.pk).exists()


def test_merging_needs_the_right_to_delete(client: Client, skills: dict[str, Skill]) -> None:
    editor = get_user_model().objects.create_user("editor", password="x")
    editor.user_permissions.add(
        *Permission.objects.filter(codename__in=["access_admin", "change_skill"])
    )
    client.force_login(editor)
    url = reverse(MERGE, args=[skills["Mixing"].pk])
    assert client.get(url).status_code == 302
    client.post(url, {"target": skills["Juggling"].pk})
    assert Skill.objects.filter(name="Mixing").exists()
    assert "Merge" not in client.get(reverse(INDEX)).content.decode()
