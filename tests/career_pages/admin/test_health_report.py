"""The report "Guide health"."""

import csv
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from career_pages.models import CareerArea, PageHealth, RolePage
from tests.made_once import made_once, read_again
from tests.new_pages import new_chapter, new_role

SignIn = Callable[[str], Client]
Make = Callable[..., Any]
RULES = {"meta-description": "off", "orphan-role": "off"}


@pytest.fixture
def address() -> str:
    """Where the report is."""
    return reverse("career_pages_guide_health")


@made_once
def made() -> dict[str, Any]:
    """Two roles, one with placeholders, and a chapter with a placeholder and a stale year."""
    area = CareerArea.objects.create(name="Trades", slug="trades")
    with override_settings(GUIDE_RULES=RULES):
        baker = new_role("Baker", area=area)
        return {
            "Baker": baker,
            "Training": new_chapter(baker, "Training", lede="XYZ in 2019"),
            "Lawyer": new_role("Lawyer", lede="TODO and TBC", live=False),
        }


@pytest.fixture
def guide(made: dict[str, Any], db: None, settings: Any) -> dict[str, Any]:
    """The same for one test, which may change it."""
    settings.GUIDE_RULES = RULES
    return read_again(made)


def listed(client: Client, address: str, **params: Any) -> list[str]:
    response = client.get(address, params)
    assert response.status_code == 200
    return [page.title for page in response.context["object_list"]]


def exported(client: Client, address: str, **params: str) -> list[dict[str, str]]:
    response: Any = client.get(address, {"export": "csv", **params})
    return list(csv.DictReader(StringIO(b"".join(response.streaming_content).decode())))


def test_pages_with_the_most_errors_come_first(
    admin_client: Client, address: str, guide: dict[str, Any]
) -> None:
    assert listed(admin_client, address) == ["Lawyer", "Training", "Baker"]
    assert listed(admin_client, address, ordering="title") == ["Baker", "Lawyer", "Training"]
    assert listed(admin_client, address, ordering="no-such") == ["Lawyer", "Training", "Baker"]


def test_each_finding_leads_to_its_field(
    admin_client: Client, address: str, guide: dict[str, Any]
) -> None:
    html = admin_client.get(address).content.decode()
    edit = reverse("wagtailadmin_pages:edit", args=[guide["Lawyer"].pk])
    assert f'<a href="{edit}#finding=lede">Replace the placeholder “TODO” with real words.' in html
    assert "and 1 more like it" in html
    assert "All 2 findings" in html


def test_the_overview_counts_what_the_filters_leave(
    admin_client: Client, address: str, guide: dict[str, Any]
) -> None:
    overview = admin_client.get(address).context["overview"]
    assert (overview.pages, overview.with_errors, overview.with_nothing) == (3, 2, 1)
    scores = PageHealth.objects.values_list("score", flat=True)
    assert overview.average_score == round(sum(scores) / 3)
    assert [(rule.label, rule.pages, rule.findings) for rule in overview.rules] == [
        ("Placeholder", 2, 3),
        ("Stale year", 1, 1),
    ]
    overview = admin_client.get(address, {"kind": "chapter"}).context["overview"]
    assert (overview.pages, overview.with_errors) == (1, 1)
    assert [rule.label for rule in overview.rules] == ["Placeholder", "Stale year"]


FILTERED: list[tuple[dict[str, Any], list[str]]] = [
    ({"rule": "placeholder"}, ["Lawyer", "Training"]),
    ({"rule": "stale-year"}, ["Training"]),
    ({"rule": ["stale-year", "placeholder"]}, ["Lawyer", "Training"]),
    ({"rule": "duplicate"}, []),
    ({"rule": 'x" or "'}, ["Baker", "Lawyer", "Training"]),
    ({"health": "errors"}, ["Lawyer", "Training"]),
    ({"health": "warnings"}, []),
    ({"health": "nothing"}, ["Baker"]),
    ({"kind": "role"}, ["Baker", "Lawyer"]),
    ({"kind": "chapter", "rule": "placeholder"}, ["Training"]),
    ({"status": "draft"}, ["Lawyer", "Training"]),
    ({"completeness": "100"}, []),
]


def test_it_is_filtered(
    admin_client: Client,
    address: str,
    guide: dict[str, Any],
) -> None:
    rows = reverse("career_pages_guide_health_results")
    for params, expected in FILTERED:
        assert listed(admin_client, rows, ordering="title", **params) == expected, params
    assert listed(admin_client, address, kind="chapter", rule="placeholder") == ["Training"]


def test_an_area_is_its_roles_and_their_chapters(
    admin_client: Client, address: str, guide: dict[str, Any]
) -> None:
    area = str(CareerArea.objects.get().pk)
    assert listed(admin_client, address, area=area, ordering="title") == ["Baker", "Training"]


def test_words_of_a_page_are_no_rule(admin_client: Client, address: str, make_role: Make) -> None:
    make_role("Usher", live=False, lede='TODO "rule": "stale-year"')
    assert listed(admin_client, address, rule="stale-year") == []


def test_it_is_exported_with_a_row_for_each_page(
    admin_client: Client, address: str, guide: dict[str, Any]
) -> None:
    rows = exported(admin_client, address)
    assert [(row["Page"], row["Errors"]) for row in rows] == [
        ("Lawyer", "2"),
        ("Training", "2"),
        ("Baker", "0"),
    ]
    assert rows[1]["Career area"] == "Trades"
    assert rows[1]["Most frequent findings"] == "Placeholder (1); Stale year (1)"
    assert "Say when it was reviewed." in rows[2]["Missing"]


def test_it_is_exported_with_a_row_for_each_finding(
    admin_client: Client, address: str, guide: dict[str, Any]
) -> None:
    rows = exported(admin_client, address, rows="findings", rule="stale-year")
    assert [(row["Page"], row["Rule"], row["Severity"]) for row in rows] == [
        ("Training", "Stale year", "error"),
    ]
    edit = reverse("wagtailadmin_pages:edit", args=[guide["Training"].pk])
    assert rows[0]["Editor"].endswith(f"{edit}#finding=lede")
    response: Any = admin_client.get(address, {"export": "xlsx", "rows": "findings"})
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    assert sheet.max_row == 1 + 4
    assert "guide-findings.xlsx" in response["Content-Disposition"]


PEOPLE = [
    ("anonymous", None),
    ("visitor of the admin", None),
    ("author", 0),
    ("reviewer", 3),
    ("publisher", 3),
    ("administrator", 3),
]


def test_people_see_the_pages_that_they_may_edit(
    sign_in: SignIn,
    address: str,
    guide: dict[str, Any],
) -> None:
    results = reverse("career_pages_guide_health_results")
    for who, count in PEOPLE:
        client = sign_in(who)
        in_menu = address in client.get(reverse("wagtailadmin_home")).content.decode()
        assert in_menu is (count is not None), who
        if count is None:
            for place, params in ((address, {}), (results, {}), (address, {"export": "csv"})):
                assert client.get(place, params).status_code == 302, who
        else:
            assert len(listed(client, address)) == len(listed(client, results)) == count, who
            assert len(exported(client, address)) == count, who


def test_an_author_sees_a_page_of_their_own(
    sign_in: SignIn, address: str, guide: dict[str, Any]
) -> None:
    client = sign_in("author")
    assert "There is no role or chapter yet" in client.get(address).content.decode()
    RolePage.objects.filter(title="Lawyer").update(owner=get_user_model().objects.get())
    assert listed(client, address) == ["Lawyer"]


@pytest.mark.once
def test_queries_do_not_grow_with_the_pages(
    admin_client: Client, address: str, make_role: Make, make_chapter: Make
) -> None:
    def queries() -> dict[str, int]:
        counted = {}
        for query in ("", "?export=csv", "?export=csv&rows=findings"):
            with CaptureQueriesContext(connection) as captured:
                response: Any = admin_client.get(f"{address}{query}")
                b"".join(response.streaming_content if response.streaming else [])
            counted[query] = len(captured)
        return counted

    def add(numbers: range) -> None:
        for number in numbers:
            role = make_role(f"Usher {number}", lede="TODO", live=False)
            make_chapter(role, f"Training {number}")

    add(range(2))
    queries()
    few = queries()
    add(range(2, 6))
    assert queries() == few


def test_odd_parameters_are_answered(
    admin_client: Client, address: str, guide: dict[str, Any]
) -> None:
    for params in ({"p": "x"}, {"p": "99"}, {"export": "pdf"}, {"area": "x"}, {"rows": "?"}):
        assert admin_client.get(address, params).status_code == 200
