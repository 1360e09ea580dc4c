"""The guide for programs: what it tells, and what it never does."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from career_pages.models import CareerArea, OtherTitle, RelatedRole, RolePage, RoleSkill, Skill
from career_pages.role_fields import PLAIN_FIELDS

PAGES = "/api/v2/pages/"
ROLES = f"{PAGES}?type=career_pages.RolePage"

HUGE = "9" * 20
HOSTILE = [
    f"{PAGES}?{query}"
    for query in (
        "order=random",
        "order=body",
        "order=--title",
        "order=title,,owner",
        "search=x",
        "descendant_of=x",
        "descendant_of=-1",
        f"descendant_of={HUGE}",
        f"child_of={HUGE}",
        f"child_of={'9' * 5000}",
        "child_of=%00",
        "child_of=root&descendant_of=root",
        f"ancestor_of={HUGE}",
        "type=x",
        "type=x.y",
        "type=x.y.z",
        "type=home.User",
        "type=career_pages.RolePage,home.User",
        f"offset={HUGE}",
        f"offset={'9' * 5000}",
        "offset=-1",
        "offset=x",
        "limit=-1",
        "limit=51",
        f"limit={HUGE}",
        "limit=x",
        "fields=body",
        "fields=owner",
        "fields=*,title",
        "fields=,",
        "fields=title(x)",
        "fields=%3Cscript%3E",
        f"fields={'a(' * 3000}",
        "id=x",
        f"id={'9' * 5000}",
        "owner=1",
        "live=true",
        "first_published_at=yesterday",
        "site=other.example",
        "locale=xx",
        "translation_of=1",
        "fields=sections&type=career_pages.RolePage",
    )
]
HOSTILE += [f"{PAGES}find/?id=x", f"{ROLES}&fields=draft_title", f"{ROLES}&body=x"]


@pytest.fixture
def baker(make_role: Callable[..., Any], make_chapter: Callable[..., Any]) -> Any:
    """A role of which there is much to tell, and something not to tell."""
    role = make_role(
        "Baker",
        area=CareerArea.objects.create(name="Food", slug="food"),
        occupation_code="51-3011.00",
        reviewer="R. Reviewer",
    )
    content = [("rich_text", "<p>Early.</p>")]
    quotes = [
        {"quote": "I never agreed to this", "person": "P. Private"},
        {"quote": "I like the mornings", "person": "O. Open", "consent_date": "2026-01-31"},
    ]
    role.body.append(("experience", {"testimonials": quotes, "content": content}))
    role.other_titles.add(OtherTitle(title="Bread Maker"))
    role.role_skills.add(RoleSkill(skill=Skill.objects.create(name="Kneading"), examples="Dough"))
    for title, live in (("Miller", True), ("Secret Grinder", False)):
        role.related_roles.add(RelatedRole(related=make_role(title, live=live)))
    role.save_revision().publish()
    role.body.append(("text", {"heading": "Nothing so far"}))
    RolePage.objects.filter(pk=role.pk).update(body=role.body)
    make_chapter(role, "How to Become a Baker")
    return RolePage.objects.get(pk=role.pk)


def test_a_role_is_told_as_readers_see_it(baker: Any, client: Client) -> None:
    response = client.get(f"{PAGES}{baker.pk}/")
    assert response.headers["Content-Type"] == "application/json"
    told = response.json()
    meta = told.pop("meta")
    assert meta["html_url"] == "http://127.0.0.1:8000/careers/baker/"
    assert meta["detail_url"] == f"http://127.0.0.1:8000{PAGES}{baker.pk}/"
    assert meta["parent"]["title"] == "All careers"
    assert set(meta) == {
        *("type", "detail_url", "html_url", "slug", "seo_title", "search_description"),
        *("first_published_at", "last_published_at", "parent"),
    }
    sections, miller = told.pop("sections"), RolePage.objects.get(title="Miller")
    (chapter,) = baker.chapters
    # Each of these is told with any value, which tests/career_pages/test_role_fields.py looks at.
    blank = {
        field.api: RolePage._meta.get_field(field.name).get_default()
        for field in PLAIN_FIELDS
        if field.api
    }
    assert told == blank | {
        "id": baker.pk,
        "title": "Baker",
        "plural": "Bakers",
        "article": "a",
        "headline": "What is a Baker?",
        "lede": "They decide what an audience hears.",
        "area": {"name": "Food", "slug": "food"},
        "occupation_code": "51-3011.00",
        "job_zone": None,
        "author": "",
        "reviewer": "",
        "last_reviewed": None,
        "other_titles": ["Bread Maker"],
        "skills": [{"name": "Kneading", "slug": "kneading", "examples": "Dough"}],
        "related": [{"id": miller.pk, "title": "Miller", "html_url": miller.full_url}],
        "chapters": [{"id": chapter.pk, "title": chapter.title, "html_url": chapter.full_url}],
        "sources": [],
        "levels": [
            {"name": "Assistant", "anchor": "assistant"},
            {"name": "Senior", "anchor": "senior"},
        ],
    }
    assert [section["kind"] for section in sections] == [
        *("DefinitionSection", "OverviewSection", "ResponsibilitiesSection", "LevelsSection"),
        "ExperienceSection",
    ]
    assert sections[3]["sections"][0] == {
        "kind": "LevelSection",
        "anchor": "assistant",
        "heading": "Daily Responsibilities for Assistant Bakers",
        "text": "Coiling cables",
        "sections": [],
    }
    assert sections[4]["text"] == "I like the mornings\nO. Open\nEarly."
    in_chapter = client.get(f"{PAGES}{chapter.pk}/").json()["sections"]
    assert in_chapter[0]["text"] == "Start at a local venue."


def test_programs_find_their_way(baker: Any, client: Client) -> None:
    def titles(query: str) -> list[str]:
        return [page["title"] for page in client.get(f"{ROLES}&{query}").json()["items"]]

    assert titles("") == ["Baker", "Miller"]
    assert titles("order=-title") == ["Miller", "Baker"]
    assert titles("limit=1&offset=1") == ["Miller"]
    assert titles("offset=999999999") == []
    assert titles("occupation_code=51-3011.00") == ["Baker"]
    assert titles("slug=miller") == ["Miller"]
    assert titles(f"id={HUGE}") == []
    (only,) = client.get(f"{ROLES}&slug=baker&fields=area,headline").json()["items"]
    assert (only["area"]["slug"], only["headline"]) == ("food", "What is a Baker?")
    found = client.get(f"{PAGES}find/?html_path=/careers/baker/")
    assert found["Location"].partition("?")[0].endswith(f"{PAGES}{baker.pk}/")
    below = client.get(f"{PAGES}?child_of={baker.pk}").json()
    assert below["meta"]["total_count"] == 1


def test_what_cannot_be_read_is_said_and_breaks_nothing(baker: Any, client: Client) -> None:
    for address in HOSTILE:
        response = client.get(address)
        assert response.status_code == 400, address[:100]
        assert response.json()["message"], address[:100]
    for address in (f"{PAGES}{HUGE}/", f"{PAGES}find/?id={HUGE}", f"{PAGES}find/", "/api/v2/x/"):
        assert client.get(address).status_code == 404, address
    for fields in ("*", "_", "-title", "title,,", "*,-title"):
        assert client.get(f"{ROLES}&fields={fields}").status_code in {200, 400}


def test_it_only_reads_and_knows_nobody(baker: Any, client: Client, django_user_model: Any) -> None:
    for method in (client.post, client.put, client.patch, client.delete, client.options):
        assert method(f"{PAGES}{baker.pk}/").status_code == 405
    assert client.head(PAGES).status_code == 200
    RolePage.objects.filter(pk=baker.pk).update(live=False)
    client.force_login(django_user_model.objects.create_superuser("a", "a@example.org", "x"))
    assert client.get(f"{PAGES}{baker.pk}/").status_code == 404
    assert "no-store" in client.get(PAGES)["Cache-Control"]


def test_only_what_every_reader_may_see_is_told(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any], client: Client
) -> None:
    now = timezone.now()
    role = make_role("Zymurgist", occupation_code="99-9999.00")
    chapter = make_chapter(role, "Zymurgist Training")
    neighbor = make_role("Cooper")
    neighbor.related_roles.add(RelatedRole(related=role))
    neighbor.save_revision().publish()
    queries = (
        *("", "?order=-id", f"?child_of={role.pk}", f"?descendant_of={role.pk}"),
        *(f"?ancestor_of={chapter.pk}", "?type=career_pages.RolePage&occupation_code=99-9999.00"),
        *(f"{role.pk}/", f"{chapter.pk}/", f"{neighbor.pk}/", "find/?html_path=careers/zymurgist"),
    )

    def told() -> str:
        return "".join(client.get(PAGES + one).content.decode() for one in queries)

    def hidden() -> bool:
        return "zymurgist" not in told().lower()

    assert "Zymurgist Training" in told()
    for kind in ("login", "groups", "password"):
        private = PageViewRestriction.objects.create(page=role, restriction_type=kind, password="x")
        assert hidden(), kind
        private.delete()
    pages = type(chapter).objects.filter(pk=chapter.pk), RolePage.objects.filter(pk=role.pk)
    for changes, back in (
        ({"live": False}, {"live": True}),
        ({"expire_at": now - timedelta(seconds=1)}, {"expire_at": None}),
        ({"go_live_at": now + timedelta(hours=1)}, {"go_live_at": None}),
    ):
        for one in pages:
            one.update(**changes)
        related = client.get(f"{PAGES}{neighbor.pk}/").json()["related"]
        assert "live" not in changes or related == []
        answers = "".join(client.get(PAGES + one).content.decode() for one in queries[:-2])
        assert "zymurgist" not in answers.lower(), changes
        for one in pages:
            one.update(**back)
    role.title = "Zymurgist in a Draft"
    role.save_revision()
    assert "Draft" not in told()


@pytest.mark.once
def test_a_list_costs_the_same_for_few_roles_and_for_many(
    make_role: Callable[..., Any], client: Client
) -> None:
    def queries() -> int:
        client.get(ROLES)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"{ROLES}&fields=*").status_code == 200
        return len(captured)

    def add(number: int) -> None:
        area = CareerArea.objects.create(name=f"Area {number}", slug=f"area-{number}")
        make_role(f"Baker {number}", area=area)

    add(0)
    few = queries()
    for number in range(1, 6):
        add(number)
    assert queries() == few <= 6
