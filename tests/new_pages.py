"""Pages that tests begin with, one or many at once, and how many queries it takes to read one."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.signal_handlers import disable_reference_index_auto_update

from career_pages.models import (
    CareerArea,
    ChapterPage,
    RelatedRole,
    RoleIndexPage,
    RolePage,
    RoleSkill,
    Skill,
)


def new_role(title: str = "Sound Engineer", *, live: bool = True, **fields: Any) -> Any:
    """Return a role below the index: live with a faultless small body, unless told otherwise."""
    fields.setdefault("body", small_body())
    fields.setdefault("lede", "They decide what an audience hears.")
    with saved_for_now():
        page = RolePage(title=title, live=False, **fields)
        RoleIndexPage.objects.get().add_child(instance=page)
    with saved_for_now() if live else nullcontext():
        revision = page.save_revision()
    if live:
        revision.publish()
    return RolePage.objects.get(pk=page.pk)


def new_chapter(role: Any, title: str = "How to Become a Sound Engineer", **fields: Any) -> Any:
    """Return a live chapter below a role."""
    fields.setdefault(
        "body", [("text", {"heading": "Training", "content": prose("Start at a local venue.")})]
    )
    role.refresh_from_db()
    with saved_for_now():
        page = role.add_child(instance=ChapterPage(title=title, live=False, **fields))
        revision = page.save_revision()
    revision.publish()
    return ChapterPage.objects.get(pk=page.pk)


@contextmanager
def saved_for_now() -> Iterator[None]:
    """Leave indexes as they are: a later save of the same object writes all that they hold of it.

    They are the admin's search and the references between pages.
    """
    with (
        disable_reference_index_auto_update(),
        patch("modelsearch.signal_handlers.insert_or_update_object_task"),
    ):
        yield


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


def prose(*paragraphs: str) -> list[tuple[str, str]]:
    return [("rich_text", "".join(f"<p>{text}</p>" for text in paragraphs))]


def small_body() -> list[tuple[str, dict[str, Any]]]:
    """The sections that every role needs, and one of two levels, without a fault."""
    return [
        ("definition", {"content": prose("A sound engineer makes a performance audible.")}),
        ("overview", {"content": prose("They set up microphones and mix what comes in.")}),
        (
            "responsibilities",
            {"introduction": [], "items": ["Placing microphones", "Mixing"], "closing": []},
        ),
        (
            "levels",
            {
                "introduction": prose("The desk grows with the level."),
                "levels": [
                    {"level": "Assistant", "introduction": [], "duties": ["Coiling cables"]},
                    {"level": "Senior", "introduction": [], "duties": ["Designing the system"]},
                ],
            },
        ),
    ]


def with_levels(*names: str) -> list[tuple[str, dict[str, Any]]]:
    """The same with levels of these names."""
    levels = [{"level": name, "introduction": [], "duties": ["Working"]} for name in names]
    return [*small_body()[:3], ("levels", {"introduction": [], "levels": levels})]
