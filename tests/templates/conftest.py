"""Pages as readers get them."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from career_pages.blocks import ChapterBody, RoleBody
from career_pages.models import CareerArea, OtherTitle, RelatedRole, RoleSkill, Skill, Source


class Outline(HTMLParser):
    """What a page is made of, as far as the tests ask: headings, ids, styles and scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if name := found.get("id"):
            self.ids.append(name)
        runs = [name for name in found if name == "style" or name.startswith("on")]
        is_data = found.get("type") == "application/ld+json"
        if runs or tag == "style" or (tag == "script" and "src" not in found and not is_data):
            self.inline.append(self.get_starttag_text() or tag)


@pytest.fixture
def outline() -> type[Outline]:
    """Parse a page into its outline."""
    return Outline


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
