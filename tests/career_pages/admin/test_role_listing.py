"""The listing of all roles in the admin."""

import csv
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import GroupPagePermission

from career_pages.models import CareerArea, OtherTitle, PageHealth, RolePage
from tests.made_once import made_once
from tests.new_pages import new_role

SignIn = Callable[[str], Client]
MakeRole = Callable[..., Any]
PEOPLE = ("anonymous", "visitor of the admin", "author", "reviewer", "publisher", "administrator")


@pytest.fixture
def address() -> str:
    """Where the listing is."""
    return reverse("roles:index")


@pytest.fixture
def rows() -> str:
    """Where its rows are without the rest of the screen, which asks for them so."""
    return reverse("roles:index_results")


@made_once
def made() -> dict[str, RolePage]:
    """Three roles that differ in all that the listing shows."""
    trades = CareerArea.objects.create(name="Trades", slug="trades")
    roles = {
        "Baker": new_role(
            "Baker",
            area=trades,
            reviewer="Guild",
            next_review=timezone.localdate() - timedelta(days=1),
            occupation_code="51-3011.00",
        ),
        "Lawyer": new_role(
            "Lawyer", lede="TODO", next_review=timezone.localdate() + timedelta(days=9)
        ),
        "Porter": new_role("Porter", live=False),
    }
    OtherTitle.objects.create(role=roles["Baker"], title="Loaf Maker")
    for name, numbers in {"Baker": (80, 0, 2), "Lawyer": (20, 3, 0), "Porter": (100, 0, 0)}.items():
        values = dict(zip(("score", "errors", "warnings"), numbers, strict=True))
        PageHealth.objects.filter(pk=roles[name].pk).update(**values)
    return roles


def listed(client: Client, address: str, **params: str) -> list[str]:
    response = client.get(address, params)
    assert response.status_code == 200
    return [role.title for role in response.context["object_list"]]


FILTERED = [
    ({"health": "errors"}, ["Lawyer"]),
    ({"health": "warnings"}, ["Baker"]),
    ({"health": "nothing"}, ["Porter"]),
    ({"completeness": "0-24"}, ["Lawyer"]),
    ({"completeness": "75-99"}, ["Baker"]),
    ({"completeness": "100"}, ["Porter"]),
    ({"review": "overdue"}, ["Baker"]),
    ({"review": "soon"}, ["Lawyer"]),
    ({"review": "later"}, []),
    ({"review": "never"}, ["Porter"]),
    ({"reviewer": "Guild"}, ["Baker"]),
    ({"area": "null"}, ["Lawyer", "Porter"]),
    ({"status": "draft"}, ["Lawyer", "Porter"]),
    ({"status": "live"}, ["Baker"]),
    ({"status": "changed"}, []),
    ({"whose": "mine"}, []),
    ({"q": "loaf"}, ["Baker"]),
    ({"q": "make  LOAF"}, ["Baker"]),
    ({"q": "51-3011"}, ["Baker"]),
    ({"q": "er", "health": "errors"}, ["Lawyer"]),
    ({"q": "nobody"}, []),
    ({"health": "no such", "review": "?", "area": "x"}, ["Baker", "Lawyer", "Porter"]),
]


def test_it_is_filtered_and_searched(
    admin_client: Client,
    address: str,
    rows: str,
    guide: dict[str, RolePage],
) -> None:
    for params, expected in FILTERED:
        assert listed(admin_client, rows, ordering="title", **params) == expected, params
    assert listed(admin_client, address, health="errors", q="er") == ["Lawyer"]


def test_it_is_filtered_by_area_and_owner(
    admin_client: Client, administrator: Any, rows: str, guide: dict[str, RolePage]
) -> None:
    trades = CareerArea.objects.get(name="Trades")
    assert listed(admin_client, rows, area=str(trades.pk)) == ["Baker"]
    RolePage.objects.filter(title="Porter").update(owner=administrator)
    assert listed(admin_client, rows, owner=str(administrator.pk)) == ["Porter"]
    assert listed(admin_client, rows, whose="mine") == ["Porter"]
    RolePage.objects.filter(title="Lawyer").update(review_editor=administrator)
    assert listed(admin_client, rows, review_editor=str(administrator.pk)) == ["Lawyer"]


SORTED = [
    ("title", ["Baker", "Lawyer", "Porter"]),
    ("-title", ["Porter", "Lawyer", "Baker"]),
    ("health__score", ["Lawyer", "Baker", "Porter"]),
    ("-health__score", ["Porter", "Baker", "Lawyer"]),
    ("-health__errors", ["Lawyer", "Baker", "Porter"]),
    ("next_review", ["Baker", "Lawyer", "Porter"]),
    ("-next_review", ["Lawyer", "Baker", "Porter"]),
    ("area__name", ["Baker", "Lawyer", "Porter"]),
    ("-area__name", ["Baker", "Lawyer", "Porter"]),
    ("latest_revision_created_at", ["Baker", "Lawyer", "Porter"]),
    ("password", ["Porter", "Lawyer", "Baker"]),
]


def test_it_is_sorted_with_what_has_no_value_last(
    admin_client: Client,
    address: str,
    rows: str,
    guide: dict[str, RolePage],
) -> None:
    for ordering, expected in SORTED:
        assert listed(admin_client, rows, ordering=ordering) == expected, ordering
        if ordering != "password":
            assert listed(admin_client, rows, ordering=ordering, q="er") == expected, ordering
    assert listed(admin_client, address, ordering="-title") == ["Porter", "Lawyer", "Baker"]


def test_each_row_says_how_the_role_is(
    admin_client: Client, address: str, guide: dict[str, RolePage]
) -> None:
    html = admin_client.get(address).content.decode()
    lawyer = PageHealth.objects.get(page__title="Lawyer")
    edit = reverse("wagtailadmin_pages:edit", args=[lawyer.pk])
    assert f'href="{edit}#finding={lawyer.findings[0]["field"]}"' in html
    for words in ('value="20"', "3 errors", "2 warnings", "Overdue", "Soon", "No date", "Trades"):
        assert words in html


def test_a_role_that_was_never_checked_is_listed(
    admin_client: Client, address: str, make_role: MakeRole
) -> None:
    make_role("Usher", live=False)
    PageHealth.objects.all().delete()
    response = admin_client.get(address, {"ordering": "-health__score"})
    assert "Not checked yet" in response.content.decode()
    assert [role.title for role in response.context["object_list"]] == ["Usher"]


def test_it_is_exported(admin_client: Client, address: str, guide: dict[str, RolePage]) -> None:
    response: Any = admin_client.get(address, {"export": "csv", "ordering": "title"})
    rows = list(csv.DictReader(StringIO(b"".join(response.streaming_content).decode())))
    assert [row["Role"] for row in rows] == ["Baker", "Lawyer", "Porter"]
    assert rows[0] | {"Career area": "Trades", "Completeness (%)": "80", "Warnings": "2"} == rows[0]
    assert rows[0]["Next review"] == str(timezone.localdate() - timedelta(days=1))
    assert (rows[1]["Career area"], rows[1]["Who is reminded"]) == ("", "")
    response = admin_client.get(address, {"export": "xlsx", "health": "errors"})
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    cells = [[cell.value for cell in row] for row in sheet.rows]
    assert (len(cells), cells[1][0], cells[1][5]) == (2, "Lawyer", 3)


def test_people_see_the_roles_that_the_explorer_shows_them(
    sign_in: SignIn,
    address: str,
    guide: dict[str, RolePage],
) -> None:
    for who in PEOPLE:
        client = sign_in(who)
        response = client.get(address)
        home = client.get(reverse("wagtailadmin_home"))
        if who in ("anonymous", "visitor of the admin"):
            assert response.status_code == 302
            assert client.get(reverse("roles:index_results")).status_code == 302
            assert client.get(address, {"export": "csv"}).status_code == 302
            assert f'"url": "{address}"' not in home.content.decode()
        else:
            assert len(response.context["object_list"]) == 3
            assert f'"url": "{address}"' in home.content.decode()


@pytest.mark.parametrize("who", PEOPLE)
def test_whoever_may_add_roles_is_led_to_a_new_one(
    sign_in: SignIn, roles_index: Any, who: str
) -> None:
    client = sign_in(who)
    new = reverse("wagtailadmin_pages:add", args=["career_pages", "rolepage", roles_index.pk])
    response = client.get(reverse("roles:choose_parent"))
    may_add = who in ("author", "publisher", "administrator")
    assert (response.headers.get("Location") == new) is may_add
    assert response.status_code == 302


def test_whoever_may_edit_one_role_sees_that_one(
    client: Client, address: str, guide: dict[str, RolePage]
) -> None:
    user = get_user_model().objects.create_user("one", password="x")
    group = Group.objects.create(name="One")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(
        group=group,
        page=guide["Lawyer"],
        permission=Permission.objects.get(codename="change_page"),
    )
    user.groups.add(group)
    client.force_login(user)
    assert listed(client, address) == ["Lawyer"]


def test_an_author_is_not_led_into_a_role_that_they_may_not_edit(
    sign_in: SignIn, address: str, guide: dict[str, RolePage]
) -> None:
    client = sign_in("author")
    assert "#finding=" not in client.get(address).content.decode()
    RolePage.objects.filter(title="Lawyer").update(owner=get_user_model().objects.get())
    assert "#finding=" in client.get(address).content.decode()


@pytest.mark.once
def test_queries_do_not_grow_with_the_roles(
    sign_in: SignIn, address: str, roles_index: Any, make_role: MakeRole
) -> None:
    clients = {who: sign_in(who) for who in ("publisher", "administrator")}
    user = get_user_model().objects.get(username="publisher")
    area = CareerArea.objects.create(name="Trades", slug="trades")
    places = (address, reverse("wagtailadmin_explore", args=[roles_index.pk]))

    def queries(who: str, place: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert clients[who].get(place).status_code == 200
        return len(captured)

    def add(numbers: range) -> None:
        for number in numbers:
            role = make_role(f"Usher {number}", area=area, live=bool(number % 3))
            if number % 2:
                role.save_revision()
                role.get_workflow().start(role, user)

    add(range(3))
    for _ in range(2):
        few = {(who, place): queries(who, place) for who in clients for place in places}
    add(range(3, 6))
    assert {one: queries(*one) for one in few} == few


def test_the_explorer_below_the_index_has_the_same_columns(
    admin_client: Client, roles_index: Any, guide: dict[str, RolePage]
) -> None:
    address = reverse("wagtailadmin_explore", args=[roles_index.pk])
    rows = reverse("wagtailadmin_explore_results", args=[roles_index.pk])
    names = set(admin_client.get(address).context["table"].columns)
    assert {"area", "score", "findings", "review"} <= names
    assert listed(admin_client, rows, q="loaf") == ["Baker"]
    assert listed(admin_client, rows, ordering="-health__errors")[0] == "Lawyer"
    assert admin_client.get(address, {"ordering": "ord"}).status_code == 200


def test_the_explorer_elsewhere_is_wagtails_own(
    admin_client: Client, guide: dict[str, RolePage]
) -> None:
    for page in (guide["Baker"], guide["Baker"].get_parent().get_parent()):
        address = reverse("wagtailadmin_explore", args=[page.pk])
        assert "score" not in admin_client.get(address).context["table"].columns


def test_odd_searches_find_nothing_or_something(
    admin_client: Client,
    address: str,
    guide: dict[str, RolePage],
) -> None:
    for query in ["\0", '"', "-", "%", "x " * 3000, "é" * 500]:
        assert admin_client.get(address, {"q": query}).status_code in (200, 400)


def test_odd_pages_of_the_listing_are_answered(
    admin_client: Client, address: str, rows: str, guide: dict[str, RolePage]
) -> None:
    assert admin_client.get(address, {"p": "0"}).status_code == 200
    for page in ("0", "-1", "999999", "x"):
        assert admin_client.get(rows, {"p": page}).status_code == 200, page
