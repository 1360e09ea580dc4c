"""The living style page."""

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from career_pages.blocks import RoleBody


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
