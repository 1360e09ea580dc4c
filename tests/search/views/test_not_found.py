"""An address that leads nowhere leads on."""

from typing import Any
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from career_pages.models import RolePage
from tests.search.conftest import AddRole
from tests.search.nasty_queries import NASTY


@pytest.fixture
def guide(add_role: AddRole) -> None:
    add_role("Electrician", "Pulls cable through a wall.")
    add_role("Registered Nurse", "Looks after patients.")
    add_role("Plumbers, Pipefitters, and Steamfitters", "Join pipes.")
    secret = add_role("Zymurgist", "Fermentation.", titles=("Brewmaster",))
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    add_role("Zymurgy Teacher", "Fermentation.", live=False)


def offered(client: Client, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 404, path
    page: Any = BeautifulSoup(response.content.decode(), "html.parser")
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex", path
    return [link["href"] for link in page.select("main .offer")]


def test_the_pages_that_may_have_been_meant_are_offered(client: Client, guide: None) -> None:
    for path, meant in {
        "/careers/electritian/": "/careers/electrician/",
        "/careers/elecktrician/how-to-become/": "/careers/electrician/",
        "/jobs/nurse/": "/careers/registered-nurse/",
        "/registered_nurse.html": "/careers/registered-nurse/",
        "/old/site/2024/05/cable/": "/careers/electrician/",
        "/careers/plummers/": "/careers/plumbers-pipefitters-and-steamfitters/",
        "/careers/skills/electricians/": "/careers/electrician/",
    }.items():
        assert offered(client, path)[0] == meant, path
    assert offered(client, "/careers/qqqqqq/") == []
    html = client.get("/careers/electritian/").content.decode()
    assert 'value="electritian"' in html


def test_what_readers_may_not_see_is_not_offered(client: Client, guide: None) -> None:
    for path in ("/careers/zymurgiste/", "/fermentation/", "/jobs/brewmaster/", "/zymurgy-teachr/"):
        assert not [one for one in offered(client, path) if "zymurg" in one], path
    RolePage.objects.filter(title="Electrician").update(live=False)
    assert "/careers/electrician/" not in offered(client, "/careers/electritian/")


def test_what_programs_ask_for_is_not_searched(client: Client, guide: None) -> None:
    def is_searched(path: str, method: str = "GET") -> bool:
        with CaptureQueriesContext(connection) as captured:
            assert client.generic(method, path).status_code == 404, path
        return any("search_passage" in query["sql"] for query in captured)

    for path in (
        "/nurse.php",
        "/wp-admin/nurse/",
        "/wp-login/",
        "/.env",
        "/.git/config",
        "/careers/nurse.png",
        "/static/nurse/",
        "/media/images/nurse.webp",
        "/api/nurse/",
        "/12345/",
        "/%00nurse/",
    ):
        assert not is_searched(path), path
    assert not is_searched("/careers/nurse/", "POST")
    assert is_searched("/careers/nurse/")


def test_a_hostile_path_is_answered_and_costs_no_more(client: Client, guide: None) -> None:
    long = ["/" + "nurse-" * 2000 + "/", "/nurse" * 500 + "/", "/" + "ñ" * 3000 + "/"]
    paths = [f"/careers/{quote(words, safe='', errors='ignore')}/" for words in NASTY if words]
    for path in [*long, "/%FF%FE/", "/%ED%A0%80/", "/careers/%E2%80%AEnurse/", *paths]:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 404, path
        assert len(captured) <= 24, path


def test_a_redirect_still_goes_first(client: Client, guide: None) -> None:
    role = RolePage.objects.get(title="Electrician")
    Redirect.objects.create(old_path="/careers/electritian", redirect_page=role)
    answer = client.get("/careers/electritian/")
    assert (answer.status_code, answer["Location"]) == (301, "/careers/electrician/")
