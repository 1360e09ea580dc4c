"""Choosing the skills of a role."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from career_pages.models import RoleSkill, Skill


def test_the_edit_screen_holds_only_the_skills_of_the_role(
    admin_client: Client, make_role: Callable[..., Any]
) -> None:
    role = make_role()
    role.role_skills.add(RoleSkill(skill=Skill.objects.create(name="Reading a room")))
    role.save_revision().publish()
    Skill.objects.create(name="Juggling with fire")
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[role.pk])).content.decode()
    assert "Reading a room" in html
    assert "Juggling with fire" not in html
    assert reverse("skill_chooser:choose") in html


def test_a_skill_is_found_by_the_beginning_of_its_name(admin_client: Client, db: None) -> None:
    for name in ("Juggling", "Mixing"):
        Skill.objects.create(name=name)
    found = admin_client.get(reverse("skill_chooser:choose_results"), {"q": "jug"})
    assert "Juggling" in found.content.decode()
    assert "Mixing" not in found.content.decode()


def test_a_missing_skill_is_made_on_the_spot(admin_client: Client, db: None) -> None:
    admin_client.post(reverse("skill_chooser:create"), {"name": "Juggling"})
    assert list(Skill.objects.values_list("name", "slug")) == [("Juggling", "juggling")]


@pytest.mark.parametrize("view", ["choose", "choose_results"])
@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("anonymous", False),
        ("author", True),
        ("reviewer", True),
        ("publisher", True),
        ("administrator", True),
    ],
)
def test_whoever_edits_roles_may_choose(
    sign_in: Callable[[str], Client], view: str, who: str, may: bool
) -> None:
    response = sign_in(who).get(reverse(f"skill_chooser:{view}"))
    assert (response.status_code == 200) is may


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("anonymous", False),
        ("visitor of the admin", False),
        ("author", False),
        ("reviewer", True),
        ("publisher", True),
        ("administrator", True),
    ],
)
def test_a_skill_is_made_by_those_who_may_add_skills(
    sign_in: Callable[[str], Client], db: None, who: str, may: bool
) -> None:
    sign_in(who).post(reverse("skill_chooser:create"), {"name": "Juggling"})
    assert Skill.objects.exists() is may
