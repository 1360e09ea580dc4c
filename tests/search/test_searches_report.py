"""The report "Searches"."""

import csv
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from search.models import SearchCount

AddCount = Callable[..., None]


def add_count(query: str, results: int, times: int = 1, days: int = 0) -> None:
    day = timezone.localdate() - timedelta(days=days)
    SearchCount.objects.create(day=day, query=query, results=results, times=times)


@pytest.fixture
def counts(db: None) -> None:
    """Some searches of today and of long ago."""
    add_count("nurse", 12, times=9)
    add_count("sparky", 0, times=5)
    add_count("brickie", 0, times=2, days=3)
    add_count("shepherd", 2, times=4, days=10)
    add_count("fixed", 0, times=3, days=20)
    add_count("fixed", 6, days=1)
    add_count("cooper", 0, times=99, days=60)
    add_count("=1+1", 0, days=2)


@pytest.fixture
def address() -> str:
    """Where the report is."""
    return reverse("search_report")


def _listed(client: Client, address: str, **params: str) -> list[str]:
    response = client.get(address, params)
    assert response.status_code == 200
    return [row["query"] for row in response.context["object_list"]]


def test_the_most_frequent_come_first(admin_client: Client, address: str, counts: None) -> None:
    rows = ["nurse", "sparky", "fixed", "shepherd", "brickie", "=1+1"]
    assert _listed(admin_client, address) == rows
    assert _listed(admin_client, address, ordering="query") == sorted(rows)
    assert _listed(admin_client, address, ordering="no-such") == rows
    assert _listed(admin_client, address, days="7") == [
        "nurse",
        "sparky",
        "brickie",
        "=1+1",
        "fixed",
    ]
    assert _listed(admin_client, address, days="90")[0] == "cooper"
    assert _listed(admin_client, address, days="9999") == rows


def test_what_fails_and_what_is_weak_can_be_looked_at_alone(
    admin_client: Client, address: str, counts: None
) -> None:
    assert _listed(admin_client, address, found="nothing") == ["sparky", "brickie", "=1+1"]
    assert _listed(admin_client, address, found="little") == ["shepherd"]
    assert _listed(admin_client, address, found="nothing", days="90")[0] == "cooper"
    html = admin_client.get(reverse("search_report_results"), {"found": "little"}).content.decode()
    assert "shepherd" in html
    assert "sparky" not in html


def test_one_click_leads_to_what_helps(
    admin_client: Client, client: Client, django_user_model: Any, address: str
) -> None:
    add_count('black & "white"', 0)
    query = "query=black%20%26%20%22white%22"
    title = f'href="{reverse("search_add_title")}?{query}"'
    synonym = f'href="{reverse("synonyms_modeladmin_create")}?{query}"'
    promotion = f'href="{reverse("search_promote")}?{query}"'
    html = admin_client.get(address).content.decode()
    assert title in html
    assert synonym in html
    assert promotion in html
    assert 'href="/search/?q=black%20%26%20%22white%22"' in html
    for name, offered in (("Reviewer", [title, synonym]), ("Author", [title])):
        user = django_user_model.objects.create_user(name)
        user.groups.add(Group.objects.get(name=name))
        client.force_login(user)
        html = client.get(address).content.decode()
        assert [one for one in (title, synonym, promotion) if one in html] == offered


def test_the_export_holds_no_formula(admin_client: Client, address: str, counts: None) -> None:
    response: Any = admin_client.get(address, {"export": "csv", "found": "nothing"})
    rows = list(csv.DictReader(StringIO(b"".join(response.streaming_content).decode())))
    day = (timezone.localdate() - timedelta(days=2)).isoformat()
    assert [row["Query"] for row in rows] == ["sparky", "brickie", "'=1+1"]
    assert rows[2] == {
        "Query": "'=1+1",
        "Searches": "1",
        "Pages found": "0",
        "Last searched for": day,
    }
    xlsx: Any = admin_client.get(address, {"export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(xlsx.streaming_content))).active
    assert [cell.value for cell in sheet["A"]][:3] == ["Query", "nurse", "sparky"]


def test_queries_do_not_grow(admin_client: Client, address: str) -> None:
    def queries() -> int:
        admin_client.get(address)
        with CaptureQueriesContext(connection) as captured:
            admin_client.get(address)
        return len(captured)

    add_count("one", 1)
    few = queries()
    for number in range(40):
        add_count(f"query {number}", number)
    assert queries() == few


def test_the_report_is_in_the_menu_and_the_empty_one_of_wagtail_is_not(
    admin_client: Client, address: str
) -> None:
    html = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert address in html
    assert reverse("wagtailsearchpromotions:search_terms") not in html
    assert reverse("wagtailsearchpromotions:index") in html
