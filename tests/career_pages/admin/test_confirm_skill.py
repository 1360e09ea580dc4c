"""Skills that imported documents named wait for an editor."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from career_pages.documents.references import skill as imported_skill
from career_pages.documents.undo import Writing
from career_pages.models import RoleSkill, Skill

INDEX = "skills_modeladmin_index"
CONFIRM = "skills_modeladmin_confirm"


@pytest.fixture
def waiting(db: None) -> Skill:
    """A skill that waits, beside one that is known."""
    Skill.objects.create(name="Audio mixing")
    return imported_skill("Audio mixng", Writing())


def address(skill: Skill) -> str:
    return reverse(CONFIRM, args=[skill.pk])


def editor_who_may(*codenames: str) -> Any:
    user = get_user_model().objects.create_user("editor", "e@example.org", "x")
    user.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", *codenames]))
    return user


def test_what_an_import_makes_is_not_confirmed_and_what_is_there_stays_so(waiting: Skill) -> None:
    assert not waiting.is_confirmed
    assert imported_skill("AUDIO MIXING", Writing()).is_confirmed


def test_the_list_marks_and_filters_them(admin_client: Client, waiting: Skill) -> None:
    response = admin_client.get(reverse(INDEX) + "?is_confirmed__exact=0")
    assert [one.name for one in response.context["object_list"]] == ["Audio mixng"]
    html = response.content.decode()
    assert "to confirm" in html
    assert address(waiting) in html
    rest = admin_client.get(reverse(INDEX) + "?is_confirmed__exact=1").content.decode()
    assert reverse(CONFIRM, args=[Skill.objects.get(name="Audio mixing").pk]) not in rest


def test_the_question_names_the_nearest_skill_and_the_roles(
    admin_client: Client, waiting: Skill, make_role: Callable[..., Any]
) -> None:
    html = admin_client.get(address(waiting)).content.decode()
    assert "The guide has “Audio mixing”" in html
    closest = Skill.objects.get(name="Audio mixing")
    merge = reverse("skills_modeladmin_merge", args=[waiting.pk]) + f"?target={closest.pk}"
    assert merge in html
    chosen = f'<option value="{closest.pk}" selected>'
    assert chosen in admin_client.get(merge).content.decode()
    assert "selected" not in admin_client.get(merge + "x").content.decode().partition("<select")[2]
    assert "No role needs it now" in html
    page = make_role()
    page.role_skills = [RoleSkill(skill=waiting)]
    page.save_revision().publish()
    assert "1 role needs it" in " ".join(
        admin_client.get(address(waiting)).content.decode().split()
    )


def test_it_is_confirmed_with_a_post_only(admin_client: Client, waiting: Skill) -> None:
    admin_client.get(address(waiting))
    waiting.refresh_from_db()
    assert not waiting.is_confirmed
    response = admin_client.post(address(waiting), follow=True)
    assert "“Audio mixng” is confirmed." in response.content.decode()
    waiting.refresh_from_db()
    assert waiting.is_confirmed


def test_confirming_goes_on_with_those_that_are_left(admin_client: Client, waiting: Skill) -> None:
    other = imported_skill("Juggling", Writing())
    response = admin_client.post(address(waiting))
    assert response["Location"] == reverse(INDEX) + "?is_confirmed__exact=0"
    assert admin_client.post(address(other))["Location"] == reverse(INDEX)


def test_confirming_twice_changes_nothing(admin_client: Client, waiting: Skill) -> None:
    for _ in range(2):
        assert admin_client.post(address(waiting)).status_code == 302
    assert "is confirmed already" in admin_client.get(address(waiting)).content.decode()


def test_a_skill_that_is_gone_is_not_found(admin_client: Client, waiting: Skill) -> None:
    url = address(waiting)
    waiting.delete()
    assert admin_client.post(url).status_code == 404


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
def test_who_may_confirm(
    sign_in: Callable[[str], Client], waiting: Skill, who: str, may: bool
) -> None:
    client = sign_in(who)
    assert (client.get(address(waiting)).status_code == 200) is may
    client.post(address(waiting))
    waiting.refresh_from_db()
    assert waiting.is_confirmed is may


def test_the_right_to_change_skills_is_enough(client: Client, waiting: Skill) -> None:
    client.force_login(editor_who_may("change_skill"))
    html = client.get(address(waiting)).content.decode()
    assert "choose it on the role in place of this one" in html
    client.post(address(waiting))
    waiting.refresh_from_db()
    assert waiting.is_confirmed


def test_the_right_to_see_skills_is_not(client: Client, waiting: Skill) -> None:
    client.force_login(editor_who_may("view_skill"))
    assert address(waiting) not in client.get(reverse(INDEX)).content.decode()
    client.post(address(waiting))
    waiting.refresh_from_db()
    assert not waiting.is_confirmed


def test_what_editors_make_is_confirmed(admin_client: Client, db: None) -> None:
    admin_client.post(reverse("skills_modeladmin_create"), {"name": "Rigging"})
    admin_client.post(reverse("skill_chooser:create"), {"name": "Patching", "description": ""})
    assert set(Skill.objects.values_list("name", "is_confirmed")) == {
        ("Rigging", True),
        ("Patching", True),
    }


def test_the_skill_that_stays_after_a_merge_is_confirmed(
    admin_client: Client, waiting: Skill
) -> None:
    source = Skill.objects.get(name="Audio mixing")
    url = reverse("skills_modeladmin_merge", args=[source.pk])
    admin_client.post(url, {"target": waiting.pk})
    waiting.refresh_from_db()
    assert waiting.is_confirmed
