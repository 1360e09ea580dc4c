"""Search as a page."""

import re
from dataclasses import replace
from importlib import import_module

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from career_pages.models import CareerArea, RoleIndexPage
from search.results import search
from tests.search.conftest import AddRole, Committed

search_page = import_module("search.views")


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


def test_the_title_says_how_much_was_found(client: Client, add_role: AddRole) -> None:
    def title(query: str) -> str:
        [found] = re.findall("<title>(.*?)</title>", _page(client, query))
        return str(found)

    for number in range(12):
        add_role(f"Keeper {number}")
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


def test_further_pages_keep_the_query(client: Client, add_role: AddRole) -> None:
    for number in range(10, 22):
        add_role(f"Keeper {number}")
    html = _page(client, "?q=keeper+%26+co")
    assert 'href="?q=keeper+%26+co&amp;page=2"' in html
    assert '<ol class="results" start="11">' in _page(client, "?q=keeper&page=2")
