"""No role takes the address of another page of the guide."""

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from career_pages.models import RolePage


def test_a_slug_made_from_the_name_is_another(make_role: Callable[..., Any]) -> None:
    assert [make_role(name).slug for name in ("Compare", "Skills")] == ["compare-2", "skills-2"]


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
    role = make_role()
    form = {"new_title": "Compare", "new_slug": "compare", "new_parent_page": roles_index.pk}
    answer = admin_client.post(reverse("wagtailadmin_pages:copy", args=[role.pk]), form)
    assert answer.status_code == 200
    assert "is the address of another page" in str(answer.context["form"].errors["new_slug"])
    assert RolePage.objects.count() == 1
