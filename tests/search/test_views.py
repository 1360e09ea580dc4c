"""Search as a page, and how many queries of the database it costs."""

import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import Any
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from career_pages.models import CareerArea, RoleIndexPage, RolePage
from search.results import search
from tests.made_once import made_once
from tests.new_pages import prose, queries
from tests.search.conftest import AddRole, Committed, body_with, new_role
from tests.search.nasty_queries import NASTY

search_page = import_module("search.views")


@made_once
def made() -> None:
    """Roles of several names, one of them private and one a draft, and twelve of a like name."""
    new_role("Electrician", "Pulls cable through a wall.")
    new_role("Registered Nurse", "Looks after patients.")
    new_role("Plumbers, Pipefitters, and Steamfitters", "Join pipes.")
    secret = new_role("Zymurgist", "Fermentation.", titles=("Brewmaster",))
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    new_role("Zymurgy Teacher", "Fermentation.", live=False)
    for number in range(12):
        new_role(f"Keeper {number}")


def _page(client: Client, query: str = "") -> str:
    response = client.get(f"/search/{query}")
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


def test_results_lead_to_the_passages(client: Client, add_role: AddRole) -> None:
    add_role("Electrician", "They bend conduit.")
    html = _page(client, "?q=conduit")
    assert '<a href="/careers/electrician/">Electrician</a>' in html
    address = "/careers/electrician/#definition:~:text=They%20bend-,conduit"
    assert f'<a href="{address}">Definition of an Electrician</a>' in html
    assert "They bend <mark>conduit</mark>." in html


def test_the_number_of_results_is_announced(client: Client, add_role: AddRole) -> None:
    add_role("Electrician", "They bend conduit.")
    assert _status(_page(client, "?q=conduit")) == "1 page found for “conduit”"
    add_role("Plumber", "They avoid conduit.")
    assert _status(_page(client, "?q=conduit")) == "2 pages found for “conduit”"
    assert _status(_page(client, "?q=zzz")) == "Nothing found for “zzz”"
    assert _status(_page(client)) == ""


def _status(html: str) -> str:
    [status] = re.findall(r'<p[^>]*role="status"[^>]*>(.*?)</p>', html)
    return str(status)


def test_there_is_one_h1_and_nothing_for_search_engines(client: Client, db: None) -> None:
    for query in ("", "?q=zzz", "?q=careers"):
        html = _page(client, query)
        assert html.count("<h1") == 1
        assert '<meta name="robots" content="noindex">' in html


def test_an_empty_page_leads_on(
    client: Client, add_role: AddRole, roles_index: RoleIndexPage, committed: Committed
) -> None:
    areas = [CareerArea.objects.create(name=name, slug=name.lower()) for name in ("Air", "Water")]
    add_role("Diver", area=areas[1])
    add_role("Pilot", area=areas[0], live=False)
    roles_index.refresh_from_db()
    roles_index.slug = "jobs"
    with committed():
        roles_index.save_revision().publish()
    for query in ("", "?q=zzz"):
        html = _page(client, query)
        assert '<a href="/jobs/">Look through all careers</a>' in html
        assert '<a href="/jobs/?area=water">Water</a>' in html
        assert "Air" not in html
    PageViewRestriction.objects.create(page=roles_index, restriction_type="login")
    for query in ("", "?q=zzz"):
        assert "/jobs/" not in _page(client, query)


def test_the_title_says_how_much_was_found(client: Client, guide: None) -> None:
    def title(query: str) -> str:
        [found] = re.findall("<title>(.*?)</title>", _page(client, query))
        return str(found)

    assert title("") == "Search | Career guide"
    assert title("?q=keeper") == "12 pages found for “keeper” – Search | Career guide"
    assert title("?q=keeper&page=2") == (
        "12 pages found for “keeper”, page 2 – Search | Career guide"
    )
    assert title("?q=%3Cb%3E") == "Nothing found for “&lt;b&gt;” – Search | Career guide"


def test_a_correction_is_told_and_can_be_undone(
    client: Client, add_role: AddRole, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_role("Electrician", "They bend conduit.")
    found = replace(search("conduit"), query="condiut & co", corrected="conduit & co")
    asked = replace(found.request, text="condiut & co")
    monkeypatch.setattr(search_page, "results_for", lambda _: replace(found, request=asked))
    html = _page(client, "?q=condiut")
    assert "Showing results for <strong>conduit &amp; co</strong>." in html
    assert (
        '<a href="?q=condiut+%26+co&amp;exact=1">Search instead for “condiut &amp; co”</a>' in html
    )
    assert _status(html) == "1 page found for “conduit &amp; co”"


def test_what_was_typed_is_shown_again_and_runs_nothing(client: Client, db: None) -> None:
    html = _page(client, "?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in html
    assert 'value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in html


def test_further_pages_keep_the_query(client: Client, guide: None) -> None:
    html = _page(client, "?q=keeper+%26+co")
    assert 'href="?q=keeper+%26+co&amp;page=2"' in html
    assert '<ol class="results" start="11">' in _page(client, "?q=keeper&page=2")


def test_the_form_is_exact(client: Client, add_role: AddRole) -> None:
    add_role(
        "Electrician",
        body=body_with("They bend conduit & <pipe>.".replace("&", "&amp;").replace("<pipe>", "x")),
        occupation_code="47-2111.00",
    )
    response = client.get("/api/search/?q=+conduit+")
    assert response.headers["Content-Type"] == "application/json"
    assert response.json() == {
        "query": "conduit",
        "corrected": None,
        "count": 1,
        "results": [
            {
                "title": "Electrician",
                "url": "/careers/electrician/",
                "kind": "role",
                "occupation_code": "47-2111.00",
                "area": "",
                "promoted": False,
                "description": "",
                "passages": [
                    {
                        "section": "Definition of an Electrician",
                        "anchor": "definition",
                        "url": "/careers/electrician/#definition",
                        "marked_url": "/careers/electrician/#definition"
                        ":~:text=They%20bend-,conduit,-%26%20x",
                        "kind": "DefinitionSection",
                        "snippet": "They bend <mark>conduit</mark> &amp; x.",
                    }
                ],
            }
        ],
        "facets": [],
    }


def test_nothing_found_has_the_same_form(client: Client, db: None) -> None:
    nothing: dict[str, Any] = {
        "query": "zzz",
        "corrected": None,
        "count": 0,
        "results": [],
        "facets": [],
    }
    assert client.get("/api/search/?q=zzz").json() == nothing
    assert client.get("/api/search/").json() == nothing | {"query": ""}


def test_further_pages(client: Client, guide: None) -> None:
    first, second = (client.get(f"/api/search/?q=keeper&page={page}").json() for page in (1, 2))
    assert first["count"] == second["count"] == 12
    assert [len(first["results"]), len(second["results"])] == [10, 2]


def test_it_is_read_only_and_sets_no_cookie(client: Client, db: None) -> None:
    assert client.post("/api/search/?q=x").status_code == 405
    assert not client.get("/api/search/?q=x").cookies


def test_the_form_of_suggestions_is_exact(client: Client, add_role: AddRole) -> None:
    add_role("Electrician", titles=("Electrical Wireman",))
    assert client.get("/api/search/suggest/?q=+elec%20").json() == {
        "query": "elec",
        "announcement": "2 suggestions.",
        "suggestions": [
            {"title": "Electrician", "url": "/careers/electrician/", "kind": "role", "about": ""},
            {
                "title": "Electrical Wireman",
                "url": "/careers/electrician/",
                "kind": "other title",
                "about": "see Electrician",
            },
        ],
    }
    assert client.get("/api/search/suggest/?q=electricia").json()["announcement"] == "1 suggestion."
    nothing = {"query": "", "announcement": "No suggestions.", "suggestions": []}
    assert client.get("/api/search/suggest/").json() == nothing


def test_a_reader_may_keep_the_answer_and_others_ask_whether_it_still_holds(
    client: Client, add_role: AddRole
) -> None:
    add_role("Electrician")
    first = client.get("/api/search/suggest/?q=elec")
    kept = first.headers["Cache-Control"]
    assert kept == "public, max-age=60, s-maxage=0, must-revalidate"
    assert not first.cookies
    again = client.get("/api/search/suggest/?q=elec", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


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


# However much is found, a search costs the same number of queries.


AT_MOST = {
    "/search/?q=night+shift+keeper": 14,
    "/api/search/?q=night+shift+keeper": 6,
    "/api/search/?q=night": 6,
    "/api/search/suggest/?q=nigh": 3,
    "/api/search/suggest/?q=nihgt": 3,
}


@pytest.fixture
def add_many(add_role: AddRole, make_chapter: Callable[..., object]) -> Callable[[], None]:
    """Add roles, chapters, sections, titles and restrictions to a guide that has one role."""

    def add() -> None:
        for number in range(12):
            topics = [
                ("topic", {"heading": f"Shift {part}", "content": prose("The night shift.")})
                for part in range(5)
            ]
            role = add_role(
                f"Night Keeper {number}",
                titles=(f"Nightwatch {number}", "Night Warden"),
                body=[*body_with("A keeper works the night shift."), *topics],
            )
            if number % 3 == 0:
                make_chapter(role, f"Night Shifts {number}")
        for number in range(3):
            hidden = add_role(f"Hidden Night {number}")
            PageViewRestriction.objects.create(page=hidden, restriction_type="login")

    return add


def test_queries_do_not_grow(
    client: Client, add_role: AddRole, add_many: Callable[[], None]
) -> None:
    add_role("Keeper", "A keeper works the night shift.", titles=("Night Porter",))
    few = {address: queries(client, address) for address in AT_MOST}
    add_many()
    for address, most in AT_MOST.items():
        assert queries(client, address) <= few[address] <= most, address
