"""Search as a page."""

import re

from django.test import Client

from tests.search.conftest import AddRole


def _page(client: Client, query: str = "") -> str:
    response = client.get(f"/search/{query}")
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


def test_results_lead_to_the_passages(client: Client, add_role: AddRole) -> None:
    add_role("Electrician", "They bend conduit.")
    html = _page(client, "?q=conduit")
    assert '<a href="/careers/electrician/">Electrician</a>' in html
    assert '<a href="/careers/electrician/#definition">Definition of an Electrician</a>' in html
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


def test_an_empty_page_leads_on(client: Client, db: None) -> None:
    for query in ("", "?q=zzz"):
        assert re.search(r'<a href="/careers/">[^<]*all careers</a>', _page(client, query))


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
