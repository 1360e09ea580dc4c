"""The sitemap: every public page, and when it changed."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page, PageViewRestriction

from career_pages.blocks import RoleBody
from home.models import HomePage, TextPage

HOST = "http://127.0.0.1:8000"


def entries(client: Client, address: str = "/sitemap.xml") -> dict[str, str]:
    """Return the day on which each page changed, by its path."""
    response = client.get(address)
    assert response["Content-Type"] == "application/xml"
    found = re.findall(
        r"<url><loc>(.*?)</loc>(?:<lastmod>(.*?)</lastmod>)?", response.content.decode()
    )
    return {url.removeprefix(HOST): day for url, day in found}


def publish_on(page: Any, day: int) -> None:
    moment = datetime(2026, 3, day, 12, tzinfo=UTC)
    Page.objects.filter(pk=page.pk).update(last_published_at=moment)


def test_it_says_when_readers_last_got_something_new(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any], client: Client
) -> None:
    assert entries(client) == {"/": "", "/careers/": ""}
    role = make_role("Baker")
    chapter = make_chapter(role, "Ovens")
    about = HomePage.objects.get().add_child(instance=TextPage(title="About"))
    for day, page in enumerate((role, chapter, about), start=1):
        publish_on(page, day)
    role.lede = "Only a draft."
    role.save_revision()
    assert entries(client) == {
        "/": "2026-03-01",
        "/careers/": "2026-03-01",
        role.url: "2026-03-01",
        chapter.url: "2026-03-02",
        about.url: "2026-03-03",
    }
    publish_on(HomePage.objects.get(), 9)
    assert entries(client)["/"] == "2026-03-09"
    newest = make_role("Miller")
    publish_on(newest, 12)
    assert entries(client)["/careers/"] == entries(client)["/"] == "2026-03-12"
    PageViewRestriction.objects.create(page=role, restriction_type="login")
    newest.unpublish()
    assert list(entries(client)) == ["/", "/careers/", about.url]
    assert entries(client)["/"] == "2026-03-09"


def test_every_address_is_there_and_is_the_page_s_own(
    make_role: Callable[..., Any], make_chapter: Callable[..., Any], client: Client
) -> None:
    make_chapter(make_role("Baker"), "Ovens")
    make_role("Électricien")
    addresses = list(entries(client))
    assert len(addresses) == 5
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200
        page = BeautifulSoup(response.content, "html.parser")
        assert page.find("link", rel="canonical")["href"] == HOST + address  # type: ignore[index]


@pytest.mark.once
def test_it_costs_the_same_for_few_pages_and_for_many(
    make_role: Callable[..., Any], client: Client
) -> None:
    def queries() -> int:
        client.get("/sitemap.xml")
        with CaptureQueriesContext(connection) as captured:
            client.get("/sitemap.xml")
        return len(captured)

    make_role("Baker 0")
    few = queries()
    for number in range(1, 28):
        make_role(f"Baker {number}", body=[])
    Page.objects.filter(title__startswith="Baker").update(live=True)
    assert len(entries(client)) == 30
    assert queries() == few


def test_more_pages_than_one_sitemap_holds_have_an_index(
    make_role: Callable[..., Any], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Baker", "Miller", "Welder"):
        publish_on(make_role(name), 5)
    monkeypatch.setattr(import_module("home.views").PageSitemap, "limit", 2)
    index = client.get("/sitemap.xml").content.decode()
    parts = re.findall(r"<loc>http://testserver(.*?)</loc>", index)
    assert index.count("<lastmod>2026-03-05") == 3
    assert parts == ["/sitemap-pages.xml", "/sitemap-pages.xml?p=2", "/sitemap-pages.xml?p=3"]
    pages = [page for part in parts for page in entries(client, part)]
    assert pages == [
        "/",
        "/careers/",
        *(f"/careers/{one}/" for one in ("baker", "miller", "welder")),
    ]
    for missing in ("/sitemap-pages.xml?p=4", "/sitemap-pages.xml?p=x", "/sitemap-x.xml"):
        assert client.get(missing).status_code == 404


def test_only_those_who_work_in_the_admin_see_it(client: Client, django_user_model: Any) -> None:
    response = client.get("/styleguide/")
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")
    client.force_login(django_user_model.objects.create_user("reader", password="x"))
    assert client.get("/styleguide/").status_code == 302


def test_it_shows_every_color_icon_and_block_with_ids_used_once(
    admin_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(20):
        response = admin_client.get("/styleguide/")
    assert response["Cache-Control"] == "private, no-store"
    page: Any = BeautifulSoup(response.content, "html.parser")
    colors = [one.code.get_text() for one in page.find(id="colors").parent.find_all("li")]
    assert {"--ground", "--ink", "--accent", "--link"} <= set(colors)
    assert len(page.find(id="icons").parent.find_all("svg")) >= 5
    assert len(page.find(id="type").parent.find_all("li")) >= 4
    shown = {one.h3.code.get_text(): one for one in page.find_all(class_="specimen")}
    assert {type(block).__name__ for block in RoleBody().child_blocks.values()} <= set(shown)
    assert {"LevelSection", "FAQBlock", "TestimonialBlock", "FigureBlock"} <= set(shown)
    assert all(one.find(class_="text").get_text(strip=True) for one in shown.values())
    ids = [one["id"] for one in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
