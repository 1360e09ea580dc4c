"""The home page and the list of roles."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from career_pages.models import CareerArea, RolePage, RoleSkill, Skill
from home.models import FeaturedRole, HomePage
from tests.new_pages import add_roles, queries


def test_search_comes_first(roles_index: Any, parsed: Callable[[Any], Any]) -> None:
    page = parsed("/")
    assert len(page.find_all("form")) == 1
    assert page.main.find("form")["action"] == "/search/"


def test_areas_show_how_many_roles_each_holds(
    make_role: Callable[..., Any], parsed: Callable[[Any], Any]
) -> None:
    food = CareerArea.objects.create(name="Food", slug="food", description="From field to plate.")
    CareerArea.objects.create(name="Empty area", slug="empty")
    make_role("Baker", area=food)
    make_role("Cook", area=food)
    page = parsed("/")
    area = page.select_one(".areas .area")
    assert area.a["href"] == "/careers/?area=food"
    assert "From field to plate." in area.get_text()
    assert "2 careers" in area.get_text()
    assert "Empty area" not in page.get_text()


def test_a_large_guide_shows_its_newest_roles_and_the_way_to_the_rest(
    make_role: Callable[..., Any], parsed: Callable[[Any], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("career_pages.reading.browsing.ROLES_SHOWN", 2)
    monkeypatch.setattr("career_pages.reading.browsing.NEWEST_SHOWN", 2)
    for name in ("Welder", "Baker", "Plumber"):
        make_role(name)
    page = parsed("/")
    assert [link.get_text() for link in page.select(".cards h3 a")] == ["Plumber", "Baker"]
    assert page.find("a", string="See all 3 careers")["href"] == "/careers/"


def names(page: Any, section: str) -> list[str]:
    return [link.get_text() for link in page.select(f"[aria-labelledby={section}] li a")]


def test_editors_choose_the_roles_that_come_first(
    make_role: Callable[..., Any],
    client: Client,
    django_user_model: Any,
    parsed: Callable[[Any], Any],
) -> None:
    roles = [make_role(name) for name in ("Welder", "Baker", "Draft")]
    home = HomePage.objects.get()
    assert parsed("/").find(id="featured") is None
    client.force_login(django_user_model.objects.create_superuser("a", "a@example.org", "x"))
    form = {
        "title": "Guide",
        "slug": "home",
        "headline": "",
        "introduction": "",
        "seo_title": "",
        "search_description": "",
        "comments": inline_formset([]),
        "featured_roles": inline_formset([{"role": role.pk} for role in roles]),
        "action-publish": "1",
    }
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[home.pk]), nested_form_data(form))
    assert answer.status_code == 302
    roles[2].unpublish()
    client.logout()
    assert names(parsed("/"), "featured") == ["Welder", "Baker"]


def test_a_preview_shows_featured_roles_that_are_not_saved(make_role: Callable[..., Any]) -> None:
    home = HomePage.objects.get()
    home.featured_roles = [FeaturedRole(role=make_role("Welder"))]
    html = home.make_preview_request().render().content.decode()
    assert 'id="featured"' in html


def test_the_roles_reviewed_last_and_the_skills_of_most_roles_are_offered(
    make_role: Callable[..., Any], parsed: Callable[[Any], Any]
) -> None:
    rope, net = Skill.objects.create(name="Rope"), Skill.objects.create(name="Net")
    for name, day, skills in (
        ("Welder", date(2026, 3, 1), [net]),
        ("Baker", date(2026, 4, 1), [rope, net]),
        ("Plumber", date(2999, 1, 1), []),
        ("Cook", None, []),
    ):
        role = make_role(name, live=False, last_reviewed=day)
        role.role_skills = [RoleSkill(skill=skill) for skill in skills]
        role.save_revision().publish()
    page = parsed("/")
    assert names(page, "reviewed") == ["Baker", "Welder"]
    assert page.find("time")["datetime"] == "2026-04-01"
    assert names(page, "skills") == ["Net", "Rope"]
    assert page.select_one("[aria-labelledby=skills] li a")["href"] == "/careers/skills/net/"
    assert page.select_one("[aria-labelledby=compare] a")["href"] == "/careers/compare/"


def test_what_readers_may_not_see_is_not_on_it(
    make_role: Callable[..., Any], parsed: Callable[[Any], Any]
) -> None:
    spying = Skill.objects.create(name="Spying")
    roles = {}
    for name in ("Private Spy", "Draft Spy"):
        role = make_role(name, live=False, last_reviewed=date(2026, 3, 1))
        role.role_skills = [RoleSkill(skill=spying)]
        role.save_revision()
        roles[name] = role
    roles["Private Spy"].get_latest_revision().publish()
    PageViewRestriction.objects.create(page=roles["Private Spy"], restriction_type="login")
    home = HomePage.objects.get()
    home.featured_roles = [FeaturedRole(role=role) for role in RolePage.objects.all()]
    home.save()
    assert "Spy" not in str(parsed("/"))


def test_it_takes_the_same_queries_for_three_roles_and_for_twenty(
    client: Client, roles_index: Any
) -> None:
    home = HomePage.objects.get()
    add_roles(roles_index, range(3))
    home.featured_roles = [FeaturedRole(role=role) for role in RolePage.objects.all()]
    home.save()
    few = queries(client, "/")
    add_roles(roles_index, range(3, 20))
    home.featured_roles = [FeaturedRole(role=role) for role in RolePage.objects.all()]
    home.save()
    assert queries(client, "/") == few <= 15


Parsed = Callable[[Any], Any]


def titles(page: Any) -> list[str]:
    return [link.get_text() for link in page.select(".cards h3 a")]


def test_roles_are_listed_by_name(make_role: Callable[..., Any], parsed: Parsed) -> None:
    for name in ("Welder", "Baker", "Plumber"):
        make_role(name)
    assert titles(parsed("/careers/")) == ["Baker", "Plumber", "Welder"]


def test_area_and_letter_narrow_the_list_together(
    make_role: Callable[..., Any], parsed: Parsed
) -> None:
    trades = CareerArea.objects.create(name="Trades", slug="trades")
    food = CareerArea.objects.create(name="Food", slug="food")
    for name, area in (("Welder", trades), ("Baker", food), ("Bricklayer", trades)):
        make_role(name, area=area)
    page = parsed("/careers/?area=trades")
    assert titles(page) == ["Bricklayer", "Welder"]
    every, narrower = (link["href"] for link in page.select(".facet--letter a")[:2])
    assert titles(parsed(narrower)) == ["Bricklayer"]
    assert titles(parsed(every)) == ["Bricklayer", "Welder"]


def test_a_long_list_has_pages_that_keep_the_filter(
    make_role: Callable[..., Any], parsed: Parsed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("career_pages.reading.role_list.ROLES_A_PAGE", 2)
    area = CareerArea.objects.create(name="Food", slug="food")
    for letter in "ABCDE":
        make_role(f"Cook {letter}", area=area)
    page = parsed("/careers/?area=food&page=2")
    assert titles(page) == ["Cook C", "Cook D"]
    assert page.find(rel="next")["href"] == "?area=food&page=3"
    assert page.find(rel="prev")["href"] == "?area=food&page=1"
    assert page.find(rel="canonical")["href"].endswith("/careers/?area=food&page=2")


def test_an_empty_list_leads_on(roles_index: Any, parsed: Parsed) -> None:
    assert parsed("/careers/").main.find("form")["action"] == "/search/"
    CareerArea.objects.create(name="Food", slug="food")
    empty = parsed("/careers/?area=food").main
    assert "Nothing is here yet" in empty.get_text()
    assert empty.select_one(".chosen__clear")["href"] == "/careers/#found"


def test_lists_cost_the_same_for_few_roles_and_for_many(
    make_role: Callable[..., Any], client: Client
) -> None:
    addresses = ["/", "/careers/", "/careers/?area=area-0&letter=B"]

    def add(number: int) -> None:
        area = CareerArea.objects.create(name=f"Area {number}", slug=f"area-{number}")
        make_role(f"Baker {number}", area=area)

    add(0)
    few = {address: queries(client, address) for address in addresses}
    for number in range(1, 8):
        add(number)
    assert {address: queries(client, address) for address in addresses} == few
