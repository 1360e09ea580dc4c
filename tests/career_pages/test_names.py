"""The name of a role, and the addresses that no role may have."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from career_pages.models import RolePage
from career_pages.names import RoleName


@pytest.mark.parametrize(
    ("singular", "plural", "article"),
    [
        ("Electrician", "Electricians", "an"),
        ("Registered Nurse", "Registered Nurses", "a"),
        ("Director of Nursing", "Directors of Nursing", "a"),
        ("Waitress", "Waitresses", "a"),
        ("Salesperson", "Salespeople", "a"),
        ("HR Manager", "HR Managers", "an"),
        ("Nurse Anesthetists", "Nurse Anesthetists", "a"),
    ],
)
def test_forms_are_suggested(singular: str, plural: str, article: str) -> None:
    name = RoleName.suggest(singular)
    assert (name.plural, name.article) == (plural, article)


def test_what_an_author_gives_is_kept() -> None:
    name = RoleName.suggest("UX  Designer", plural="User Experience Designers", article="a")
    assert name == RoleName("UX Designer", "User Experience Designers", "a")


def test_a_blank_name_has_no_forms() -> None:
    assert RoleName.suggest("  ") == RoleName("", "", "")


def test_slots_are_filled() -> None:
    name = RoleName("Usher", "Ushers", "an")
    filled = name.fill("{level} {roles}: what {a_role} or {role} does", level="Senior")
    assert filled == "Senior Ushers: what an Usher or Usher does"


def test_a_name_without_article_leaves_no_gap() -> None:
    assert RoleName("Ushers", "Ushers", "").fill("Definition of {a_role}") == "Definition of Ushers"


def test_an_unknown_slot_stays_visible() -> None:
    assert RoleName("Usher", "Ushers", "an").fill("{a_role} in {city}") == "an Usher in {city}"


CLERGY = RoleName("Clergy", "Clergy", "")


@pytest.mark.parametrize(
    ("pattern", "one", "many"),
    [
        ("What {is} {a_role}?", "What is an Usher?", "What are Clergy?"),
        ("What {does} {a_role} do?", "What does an Usher do?", "What do Clergy do?"),
        ("{Is} {a_role} a Good Career?", "Is an Usher a Good Career?", "Are Clergy a Good Career?"),
    ],
)
def test_verbs_agree_with_the_name(pattern: str, one: str, many: str) -> None:
    assert RoleName("Usher", "Ushers", "an").fill(pattern) == one
    assert CLERGY.fill(pattern) == many


@pytest.mark.parametrize("name", [CLERGY, RoleName("Usher", "Ushers", "an"), RoleName("", "", "")])
def test_a_stored_article_gives_the_same_name_again(name: RoleName) -> None:
    assert RoleName.suggest(name.singular, name.plural, name.stored_article) == name


def test_a_slug_made_from_the_name_is_another(make_role: Callable[..., Any]) -> None:
    assert [make_role(name, live=False).slug for name in ("Compare", "Skills")] == [
        "compare-2",
        "skills-2",
    ]


def test_an_editor_is_told_at_the_field(
    admin_client: Client, roles_index: Any, role_form: Callable[..., dict[str, Any]]
) -> None:
    add = reverse("wagtailadmin_pages:add", args=["career_pages", "rolepage", roles_index.pk])
    for action in ({}, {"action-publish": "1"}):
        answer = admin_client.post(add, {**role_form(title="Skills", slug="skills"), **action})
        assert answer.status_code == 200
        errors = answer.context["form"].errors["slug"]
        assert errors == [
            "“skills” is the address of another page of the guide. "
            "Choose another for this role, such as “skills-2”."
        ]
    assert not RolePage.objects.exists()


def test_a_copy_is_refused_it_too(
    admin_client: Client, roles_index: Any, make_role: Callable[..., Any]
) -> None:
    role = make_role(live=False)
    form = {"new_title": "Compare", "new_slug": "compare", "new_parent_page": roles_index.pk}
    answer = admin_client.post(reverse("wagtailadmin_pages:copy", args=[role.pk]), form)
    assert answer.status_code == 200
    assert "is the address of another page" in str(answer.context["form"].errors["new_slug"])
    assert RolePage.objects.count() == 1
