"""Searches of readers are counted, and nothing else of them."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from career_pages.models import CareerArea
from search import counting
from search.counting import LONGEST, count_search, forget_old_counts, kept_query, searched
from search.models import SearchCount
from tests.search.conftest import AddRole

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:148.0) Gecko/20100101 Firefox/148.0"


def _counts() -> list[tuple[str, int, int]]:
    return sorted(SearchCount.objects.values_list("query", "results", "times"))


def _visit(client: Client, query: str, **headers: str) -> Any:
    response = client.get(f"/search/?{query}", headers={"User-Agent": BROWSER} | headers)
    assert response.status_code == 200
    return response


def test_a_search_is_counted_by_day_query_and_result(
    client: Client, add_role: AddRole, stopped_clock: date
) -> None:
    _visit(client, "q=Conduit")
    _visit(client, "q=+conduit%3F")
    add_role("Electrician", "They bend conduit.")
    _visit(client, "q=conduit")
    assert _counts() == [("conduit", 0, 2), ("conduit", 1, 1)]
    assert set(SearchCount.objects.values_list("day", flat=True)) == {stopped_clock}
    assert {field.name for field in SearchCount._meta.get_fields()} == {
        *("id", "day", "query", "results", "times")
    }


def test_only_searches_of_readers_are_counted(
    client: Client, add_role: AddRole, django_user_model: Any
) -> None:
    areas = [CareerArea.objects.create(name=name, slug=name) for name in ("air", "water")]
    for number in range(12):
        add_role(f"Keeper {number}", area=areas[number % 2])
    for query in ("", "q=", "q=keeper&page=2", "q=keeper&area=air", "q=me%40example.org"):
        _visit(client, query)
    client.head("/search/?q=keeper", headers={"User-Agent": BROWSER})
    client.get("/api/search/?q=keeper", headers={"User-Agent": BROWSER})
    client.get("/api/search/suggest/?q=keeper", headers={"User-Agent": BROWSER})
    for program in (
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "curl/8.9.1",
        "python-requests/2.32",
        "SomeCrawler/1.0",
    ):
        _visit(client, "q=keeper", **{"User-Agent": program})
    _visit(client, "q=keeper", **{"Sec-Purpose": "prefetch;prerender"})
    client.force_login(django_user_model.objects.create_superuser("ada", password="x"))
    _visit(client, "q=keeper")
    assert _counts() == []
    _visit(Client(), "q=keeper")
    assert _counts() == [("keeper", 12, 1)]


def test_counting_changes_nothing_of_the_answer(client: Client, add_role: AddRole) -> None:
    add_role("Electrician", "They bend conduit.")
    robot = _visit(client, "q=conduit", **{"User-Agent": "curl/8"})
    reader = _visit(client, "q=conduit")
    assert reader.content == robot.content
    for name in ("Cache-Control", "ETag", "Vary"):
        assert reader.headers[name] == robot.headers[name]
    assert not reader.cookies


def test_a_count_is_one_statement(db: None) -> None:
    with CaptureQueriesContext(connection) as captured:
        count_search("conduit", 1)
        count_search("conduit", 1)
    assert sum("searchcount" in query["sql"] for query in captured) == 2
    assert _counts() == [("conduit", 1, 2)]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_count_is_kept_without_a_transaction_around_it() -> None:
    count_search("conduit", 1)
    count_search("conduit", 1)
    connection.close()
    assert _counts() == [("conduit", 1, 2)]


def test_a_count_that_fails_fails_nothing(
    client: Client, add_role: AddRole, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    add_role("Electrician", "They bend conduit.")
    monkeypatch.setattr(counting, "COUNT", "INSERT INTO no_such_table VALUES (%(day)s, %(query)s)")
    assert "1 page found" in _visit(client, "q=conduit").content.decode()
    assert "could not be counted" in caplog.text
    assert SearchCount.objects.count() == 0


def test_nonsense_does_not_fill_the_disk(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "MOST_A_DAY", 3)
    for number in range(9):
        count_search(f"nonsense {number}", 0)
    assert len(_counts()) == 3
    count_search("nonsense 1", 0)
    assert ("nonsense 1", 0, 2) in _counts()


@pytest.mark.django_db
def test_counts_are_forgotten_after_a_while(stopped_clock: date) -> None:
    for days in (0, 90, 91, 400):
        day = stopped_clock - timedelta(days=days)
        SearchCount.objects.create(day=day, query=f"{days} days", results=0)
    assert forget_old_counts() == 2
    assert [query for query, _, _ in _counts()] == ["0 days", "90 days"]


@pytest.mark.django_db
def test_searches_of_many_days_are_added_up(stopped_clock: date) -> None:
    def add(days: int, query: str, results: int, times: int) -> None:
        day = stopped_clock - timedelta(days=days)
        SearchCount.objects.create(day=day, query=query, results=results, times=times)

    add(40, "nurse", 5, 100)
    add(2, "nurse", 0, 3)
    add(1, "nurse", 7, 2)
    add(0, "nurse", 0, 1)
    add(0, "nurse", 8, 1)
    add(6, "sparky", 0, 4)
    add(7, "sparky", 2, 50)

    def rows(days: int) -> list[tuple[Any, ...]]:
        return sorted(searched(days).values_list("query", "searches", "found"))

    assert rows(7) == [("nurse", 7, 8), ("sparky", 4, 0)]
    assert rows(30) == [("nurse", 7, 8), ("sparky", 54, 0)]
    assert rows(90) == [("nurse", 107, 8), ("sparky", 54, 0)]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Registered\tNURSE?! ", "registered nurse"),
        ("“night  shift”", "night shift"),
        ("C++ developer", "c++ developer"),
        ("ÉLECTRICIEN", "électricien"),
        ("caf\u0065\u0301", "café"),
        ("24/7 support", "24/7 support"),
        ("iso 9001", "iso 9001"),
        ("a\x00b\ud800", "a b"),
        ("x" * LONGEST, "x" * LONGEST),
    ],
)
def test_one_form_for_what_is_the_same(typed: str, kept: str) -> None:
    assert kept_query(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "?!",
        "ada@example.org",
        "ada @ example",
        "https://example.org/reset?token=x",
        "www.example.org/ada",
        "0171 234 56 78",
        "+49 (171) 2345-678",
        "+1-555-0100-22",
        "12/31/1999",
        "born 31.12.1999",
        "1234567",
        "78-05-1120 5",
        "x" * (LONGEST + 1),
        "my mother was a nurse in the town where we lived and now I would like",
    ],
)
def test_what_may_be_personal_is_not_kept(typed: str) -> None:
    assert kept_query(typed) == ""
