"""Many live roles at once, and what a page about them costs."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from career_pages.models import CareerArea, RelatedRole, RolePage, RoleSkill, Skill
from tests.career_pages.publishing.test_role_levels import with_levels


def add_roles(index: Any, numbers: Iterable[int]) -> None:
    """Add roles with an area, a level, a skill and a review of their own, and shared ones."""
    shared, _ = Skill.objects.get_or_create(name="Shared skill")
    for number in numbers:
        area = CareerArea.objects.create(name=f"Area {number}", slug=f"area-{number}")
        own = Skill.objects.create(name=f"Skill {number}")
        role = RolePage(
            title=f"{chr(65 + number % 26)} Role {number}",
            slug=f"role-{number}",
            area=area,
            last_reviewed=date(2026, 1, 1),
            body=with_levels("Senior", f"Level {number}"),
        )
        role.role_skills = [RoleSkill(skill=shared), RoleSkill(skill=own)]
        if first := RolePage.objects.first():
            role.related_roles = [RelatedRole(related=first)]
        index.refresh_from_db()
        index.add_child(instance=role)


def queries(client: Client, address: str) -> int:
    """Return how many queries a page takes once the site's own caches are warm."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200, address
    return len(captured)
