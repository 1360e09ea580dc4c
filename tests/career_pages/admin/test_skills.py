"""Skills in the admin: listed, merged, confirmed and chosen."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from career_pages.documents.references import skill as imported_skill
from career_pages.documents.undo import Writing
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
    needed = {"Sound Engineer": ("Mixing", "Audio mixing"), "Stagehand": ("Audio mixing",)}
    for title, names in needed.items():
        new_role(title, role_skills=[RoleSkill(skill=made[name]) for name in names])
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
    make_role(role_skills=[RoleSkill(skill=waiting)])
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


def test_the_edit_screen_holds_only_the_skills_of_the_role(
    admin_client: Client, make_role: Callable[..., Any]
) -> None:
    needed = Skill.objects.create(name="Reading a room")
    role = make_role(role_skills=[RoleSkill(skill=needed)])
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
