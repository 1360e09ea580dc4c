"""Starting a role from an occupation of O*NET."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from career_pages.models import Occupation, RolePage
from tests.career_pages.onet.synthetic_release import SyntheticOccupation, SyntheticRelease
from tests.made_once import made_once

SignIn = Callable[[str], Client]

SORTERS = SyntheticOccupation("11-1011.00", "Parcel Sorters", titles=("Mail Handler",))
RELEASE = [
    SORTERS,
    SyntheticOccupation("11-1012.00", "Couriers and Messengers", titles=("Parcel Runner",)),
    SyntheticOccupation("11-1013.00", "Clergy", related=("11-1011.00",)),
]


def import_occupations(occupations: list[SyntheticOccupation], **options: Any) -> None:
    """Import a release of these occupations; without a limit, also as roles."""
    with TemporaryDirectory() as place:
        folder = SyntheticRelease(occupations).write_folder(Path(place))
        call_command("import_onet", folder, stdout=StringIO(), stderr=StringIO(), **options)


@made_once
def made() -> None:
    """Three occupations, without roles."""
    import_occupations(RELEASE, limit=0)


@pytest.fixture
def occupations(made: None, db: None) -> None:
    """The same for one test, which may change them."""


@pytest.fixture
def address(roles_index: Any) -> str:
    """Where roles are started."""
    return reverse("career_pages_start_role", args=[roles_index.pk])


def listed(client: Client, address: str, query: str) -> list[str]:
    rows = client.get(address, {"q": query}).context["rows"]
    return [occupation.title for occupation, _ in rows]


@pytest.mark.usefixtures("occupations")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("parcel", ["Parcel Sorters", "Couriers and Messengers"]),
        ("PARCEL sorters", ["Parcel Sorters"]),
        ("mail handler", ["Parcel Sorters"]),
        ("11-1012", ["Couriers and Messengers"]),
        ("", ["Clergy", "Couriers and Messengers", "Parcel Sorters"]),
        ("%", []),
        ("\0 ' \"", []),
    ],
)
def test_an_occupation_is_found_by_name_other_title_or_code(
    admin_client: Client, address: str, query: str, found: list[str]
) -> None:
    assert listed(admin_client, address, query) == found


@pytest.mark.usefixtures("occupations")
def test_choosing_one_makes_its_draft_and_opens_it(
    admin_client: Client, administrator: Any, address: str
) -> None:
    response = admin_client.post(address, {"occupation": "11-1011.00"})
    page = RolePage.objects.get()
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.title, page.live, page.owner) == ("Parcel Sorter", False, administrator)
    assert page.latest_revision.user == administrator
    assert page.role_skills.count() == 2
    assert "O*NET 99.1" in page.sources.get().title
    assert [row.title for row in page.suggested_titles.all()] == ["Mail Handler"]
    opened = admin_client.get(response["Location"])
    assert opened.status_code == 200
    assert "is a draft now" in opened.content.decode()


@pytest.mark.usefixtures("occupations")
def test_an_import_finds_nothing_new_for_a_role_that_was_started(
    admin_client: Client, address: str
) -> None:
    admin_client.post(address, {"occupation": "11-1011.00"})
    revision = RolePage.objects.get().latest_revision_id
    import_occupations(RELEASE, limit=1)
    assert RolePage.objects.get().latest_revision_id == revision


@pytest.mark.usefixtures("occupations")
def test_a_role_that_exists_is_named_and_opened(
    admin_client: Client, address: str, make_role: Callable[..., Any]
) -> None:
    by_code = make_role("Letter Sorter", live=False, occupation_code="11-1011.00")
    by_name = make_role("Clergy")
    html = admin_client.get(address).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[by_code.pk]) in html
    for code, page in (("11-1011.00", by_code), ("11-1013.00", by_name)):
        response = admin_client.post(address, {"occupation": code})
        assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
        # The next screen says it, whichever it is.
        html = admin_client.get(address).content.decode()
        assert f"There is a role for this occupation already: “{page}”" in html
    assert RolePage.objects.count() == 2


@pytest.mark.usefixtures("occupations")
def test_a_role_that_was_deleted_can_be_started_again(admin_client: Client, address: str) -> None:
    admin_client.post(address, {"occupation": "11-1011.00"})
    RolePage.objects.get().delete()
    admin_client.post(address, {"occupation": "11-1011.00"})
    assert RolePage.objects.get().title == "Parcel Sorter"


@pytest.mark.usefixtures("occupations")
@pytest.mark.parametrize("code", ["", "99-9999.99", "\0"])
def test_what_is_no_occupation_is_refused_in_words(
    admin_client: Client, address: str, code: str
) -> None:
    response = admin_client.post(address, {"occupation": code}, follow=True)
    assert "Choose an occupation from the list." in response.content.decode()
    assert not RolePage.objects.exists()


def test_without_a_release_it_says_how_to_load_one(admin_client: Client, address: str) -> None:
    html = admin_client.get(address).content.decode()
    assert "manage.py import_onet db_27_0_text.zip --limit 0" in html


def test_a_search_without_results_says_so(
    admin_client: Client, address: str, occupations: None
) -> None:
    html = admin_client.get(address, {"q": "<zookeeper>"}).content.decode()
    assert "No occupation is called “&lt;zookeeper&gt;”" in html


def test_many_occupations_are_paged(admin_client: Client, address: str) -> None:
    many = [SyntheticOccupation(f"11-10{n}.00", f"Sorters {n}") for n in range(10, 40)]
    import_occupations(many, limit=0)
    assert len(listed(admin_client, address, "sorters")) == 25
    response = admin_client.get(address, {"q": "sorters", "p": "2"})
    assert len(response.context["rows"]) == 5
    assert "Page 2 of 2" in response.content.decode()
    assert admin_client.get(address, {"p": "x"}).context["found"].number == 1


@pytest.mark.usefixtures("occupations")
@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("anonymous", False),
        ("visitor of the admin", False),
        ("author", True),
        ("reviewer", False),
        ("publisher", True),
        ("administrator", True),
    ],
)
def test_whoever_may_add_roles_may_start_one(
    sign_in: SignIn, address: str, roles_index: Any, who: str, may: bool
) -> None:
    client = sign_in(who)
    assert (client.get(address).status_code == 200) is may
    explorer = client.get(reverse("wagtailadmin_explore", args=[roles_index.pk]), follow=True)
    assert (address in explorer.content.decode()) is may
    client.post(address, {"occupation": "11-1011.00"})
    assert RolePage.objects.exists() is may
    if may:
        # The next screen says it, whichever it is.
        assert "is a draft now" in client.get(address).content.decode()
        assert not RolePage.objects.get().live


def test_roles_are_started_only_below_the_index(
    admin_client: Client, make_role: Callable[..., Any]
) -> None:
    assert (
        admin_client.get(
            reverse("career_pages_start_role", args=[make_role(live=False).pk])
        ).status_code
        == 404
    )


@pytest.mark.usefixtures("occupations")
@pytest.mark.once
def test_the_list_costs_the_same_however_long_it_is(
    admin_client: Client,
    address: str,
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    import_occupations(RELEASE)
    admin_client.get(address)
    assert Occupation.objects.count() == RolePage.objects.count() == 3
    with django_assert_max_num_queries(20):
        admin_client.get(address)
