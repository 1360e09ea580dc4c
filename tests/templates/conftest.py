"""Pages as readers get them."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from career_pages.blocks import ChapterBody, RoleBody
from career_pages.models import CareerArea, OtherTitle, RelatedRole, RoleSkill, Skill, Source


@pytest.fixture
def read(client: Client) -> Callable[[Any], str]:
    """Return the page at an address, or of a page object, as an anonymous reader gets it."""

    def read_page(page: Any) -> str:
        address = page if isinstance(page, str) else page.url
        response = client.get(address)
        assert response.status_code == 200, address
        return response.content.decode()

    return read_page


@pytest.fixture
def parsed(read: Callable[[Any], str]) -> Callable[[Any], Any]:
    """Return the page at an address, or of a page object, as a tree of elements."""
    return lambda page: BeautifulSoup(read(page), "html.parser")


@pytest.fixture
def full_role(make_role: Callable[..., Any], make_chapter: Callable[..., Any]) -> Any:
    """A role with one of everything, two chapters and a related role."""

    def body_of(stream: Any) -> list[tuple[str, Any]]:
        return [(name, block.get_preview_value()) for name, block in stream.child_blocks.items()]

    area = CareerArea.objects.create(name="Skilled trades", slug="trades", description="By hand.")
    related = make_role("Plumber", area=area)
    role = make_role("Electrician", body=body_of(RoleBody()), area=area, author="The editors")
    role.other_titles.add(OtherTitle(title="Wireman"))
    role.role_skills.add(RoleSkill(skill=Skill.objects.create(name="Fault finding")))
    role.related_roles.add(RelatedRole(related=related))
    role.sources.add(Source(title="A handbook of wiring", url="https://example.org/wiring"))
    role.save_revision().publish()
    make_chapter(role, "How to Become an Electrician", body=body_of(ChapterBody()))
    make_chapter(role, "Electrician Skills")
    return type(role).objects.get(pk=role.pk)
