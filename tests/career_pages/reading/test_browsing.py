"""From a skill to the roles that need it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.test import Client, RequestFactory
from wagtail.models import PageViewRestriction

from career_pages.models import CareerArea, RolePage, RoleSkill, Skill
from tests.made_once import made_once
from tests.new_pages import add_roles, new_role, queries


@made_once
def made() -> dict[str, Any]:
    """Roles by name: two that readers see, a private one and a draft."""
    stage = CareerArea.objects.create(name="Stage", slug="stage")
    names = ("Knots", "Rigging", "Émbroidery", "Spying", "Knotts")
    knots, rigging, sewing, spying, knotts = (Skill.objects.create(name=name) for name in names)
    Skill.objects.filter(name="Knotts").update(is_confirmed=False)
    Skill.objects.filter(name="Knots").update(description="Joining ropes.")
    needed = {
        "Rigger": [(knots, "Bowline; Reef knot"), (rigging, ""), (knotts, "")],
        "Sailor": [(rigging, ""), (knots, ""), (sewing, "")],
        "Private": [(spying, ""), (knots, "Private knot"), (sewing, "")],
        "Draft": [(spying, ""), (knots, "Draft knot")],
    }
    roles = {}
    for name, skills in needed.items():
        role = new_role(name, live=False, area=stage if name == "Rigger" else None)
        role.role_skills = [RoleSkill(skill=skill, examples=words) for skill, words in skills]
        revision = role.save_revision()
        if name != "Draft":
            revision.publish()
        roles[name] = role
    PageViewRestriction.objects.create(page=roles["Private"], restriction_type="login")
    return roles


def read(client: Client, address: str) -> Any:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content.decode(), "html.parser")


def items(page: Any, css: str = ".skills") -> list[str]:
    return [" ".join(one.get_text(" ", strip=True).split()) for one in page.select(f"{css} li")]


def test_all_skills_stand_by_the_alphabet(guide: dict[str, Any], client: Client) -> None:
    page = read(client, "/careers/skills/")
    assert [one.get_text() for one in page.select("h2")] == ["E", "K", "R"]
    assert items(page) == ["Émbroidery 1 career", "Knots 2 careers", "Rigging 2 careers"]
    for link in page.select(".skills a"):
        assert client.get(link["href"]).status_code == 200, link
    assert [one["href"] for one in page.select(".alphabet a")] == [f"#letter-{n}" for n in "EKR"]


def test_many_skills_have_a_page_for_each_letter(
    guide: dict[str, Any], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("career_pages.reading.browsing.SHOWN_AT_ONCE", 2)
    monkeypatch.setattr("career_pages.reading.browsing.POPULAR", 1)
    assert items(read(client, "/careers/skills/?letter=%E2%82%AC")) == ["Knots 2 careers"]
    letters = read(client, "/careers/skills/").select(".alphabet a")
    assert [one["href"] for one in letters] == ["?letter=E", "?letter=K", "?letter=R"]
    page = read(client, "/careers/skills/?letter=é")
    assert items(page) == ["Émbroidery 1 career"]
    assert page.find(rel="canonical")["href"].endswith("/careers/skills/?letter=E")


def test_a_skill_has_its_roles_areas_and_neighbors(guide: dict[str, Any], client: Client) -> None:
    page = read(client, "/careers/skills/knots/")
    assert page.h1.get_text() == "Knots"
    assert page.find("meta", attrs={"name": "description"})["content"] == "Joining ropes."
    assert page.find(rel="canonical")["href"].endswith("/careers/skills/knots/")
    assert items(page, ".cards") == ["Rigger Stage Such as Bowline; Reef knot", "Sailor"]
    areas, related = page.select(".skills")
    assert areas.a["href"] == "/careers/?area=stage&skill=knots"
    assert [one.get_text() for one in related.select("a")] == ["Rigging", "Émbroidery"]
    assert [one.get_text(strip=True) for one in page.select(".breadcrumbs li")] == [
        "Home",
        "All careers",
        "Skills",
        "Knots",
    ]


def test_what_readers_may_not_see_has_no_skill(guide: dict[str, Any], client: Client) -> None:
    for slug in ("spying", "knotts", "nothing", "%00", "knots/rigging", "%FF", "%ED%B3%BF"):
        assert client.get(f"/careers/skills/{slug}/").status_code == 404, slug
    for address in ("/careers/skills/", "/careers/skills/knots/", "/sitemap.xml"):
        text = client.get(address).content.decode()
        for secret in ("Spying", "spying", "knotts", "Knotts", "Private", "private", "Draft"):
            assert secret not in text, (address, secret)
    PageViewRestriction.objects.create(page=guide["Rigger"].get_parent(), restriction_type="login")
    assert client.get("/careers/skills/knots/").status_code == 302
    assert "skills" not in client.get("/sitemap.xml").content.decode()


def test_the_sitemap_has_the_skills_below_the_index(guide: dict[str, Any], client: Client) -> None:
    index = guide["Rigger"].get_parent()
    index.slug = "jobs"
    index.save()
    found = re.findall("<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    # Each database has its own alphabet.
    assert {one.partition("/jobs/")[2] for one in found if "skills" in one} == {
        "skills/",
        "skills/knots/",
        "skills/rigging/",
        "skills/%C3%A9mbroidery/",
    }


def test_a_role_knows_the_way_to_its_skills_without_a_query(
    guide: dict[str, Any], django_assert_num_queries: Callable[[int], Any]
) -> None:
    request = RequestFactory().get("/")
    role = RolePage.objects.get(pk=guide["Rigger"].pk)
    names = [needed.skill for needed in role.shown_role_skills]
    template = Template(
        "{% load guide_tags %}{% for one in skills %}{% skill_url one %} {% endfor %}"
    )
    role.get_url(request)
    with django_assert_num_queries(0):
        addresses = template.render(
            Context({"request": request, "page": role, "skills": names})
        ).split()
    assert sorted(addresses) == ["/careers/skills/knots/", "/careers/skills/rigging/"]


@pytest.mark.once
def test_thirty_roles_take_no_more_queries_than_three(client: Client, roles_index: Any) -> None:
    addresses = ["/careers/skills/", "/careers/skills/shared-skill/", "/sitemap.xml"]
    add_roles(roles_index, range(3))
    few = [queries(client, address) for address in addresses[:2]]
    add_roles(roles_index, range(3, 30))
    assert [queries(client, address) for address in addresses[:2]] == few
    assert max(few) <= 14
