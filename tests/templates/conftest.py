"""Pages as readers get them."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from career_pages.blocks import ChapterBody, RoleBody
from career_pages.models import CareerArea, OtherTitle, RelatedRole, RoleSkill, Skill, Source
from tests.made_once import made_once, read_again
from tests.new_pages import new_chapter, new_role


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


@made_once
def made() -> Any:
    """A role with one of everything, two chapters and a related role."""

    def body_of(stream: Any) -> list[tuple[str, Any]]:
        return [(name, block.get_preview_value()) for name, block in stream.child_blocks.items()]

    area = CareerArea.objects.create(name="Skilled trades", slug="trades", description="By hand.")
    related = new_role("Plumber", area=area)
    role = new_role("Electrician", body=body_of(RoleBody()), area=area, author="The editors")
    role.other_titles.add(OtherTitle(title="Wireman"))
    role.role_skills.add(RoleSkill(skill=Skill.objects.create(name="Fault finding")))
    role.related_roles.add(RelatedRole(related=related))
    role.sources.add(Source(title="A handbook of wiring", url="https://example.org/wiring"))
    role.save_revision().publish()
    new_chapter(role, "How to Become an Electrician", body=body_of(ChapterBody()))
    new_chapter(role, "Electrician Skills")
    return type(role).objects.get(pk=role.pk)


@pytest.fixture
def full_role(made: Any, db: None) -> Any:
    """The same for one test, which may change it."""
    return read_again(made)
