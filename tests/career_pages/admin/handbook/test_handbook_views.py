"""The handbook in the admin."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from career_pages.admin.handbook_pages import handbook

SignIn = Callable[[str], Client]
CONTENTS = "/admin/handbook/"
PUBLISHING = "/admin/handbook/publishing/"
PICTURE = "/admin/handbook/images/publish.png"
ADDRESSES = [CONTENTS, f"{CONTENTS}?q=publish", PUBLISHING, PICTURE]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("anonymous", 302),
        ("visitor of the admin", 200),
        ("author", 200),
        ("reviewer", 200),
        ("publisher", 200),
        ("administrator", 200),
    ],
)
def test_whoever_may_enter_the_admin_reads_it(
    sign_in: SignIn, address: str, who: str, status: int
) -> None:
    assert sign_in(who).get(address).status_code == status


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_reader_with_an_account_and_no_more_does_not(
    client: Client, django_user_model: type, address: str
) -> None:
    client.force_login(django_user_model.objects.create_user("reader", password="x"))  # type: ignore[attr-defined]
    assert client.get(address).status_code == 302


def test_it_is_in_the_help_menu(admin_client: Client) -> None:
    assert CONTENTS in admin_client.get(reverse("wagtailadmin_home")).content.decode()


def test_all_pages_and_pictures_are_served(admin_client: Client) -> None:
    book = handbook()
    for page in book.pages:
        response = admin_client.get(reverse("handbook:page", args=[page.name]))
        assert response.status_code == 200
        assert page.title in response.content.decode()
    for name in book.pictures:
        response = admin_client.get(reverse("handbook:picture", args=[name]))
        assert response["Content-Type"] == "image/png"
        assert response.getvalue().startswith(b"\x89PNG")


def test_a_page_shows_where_it_stands(admin_client: Client) -> None:
    html = admin_client.get(PUBLISHING).content.decode()
    assert f'<a href="{PUBLISHING}" aria-current="page">' in html
    assert 'rel="prev"' in html
    assert 'rel="next"' in html


def test_it_leads_to_the_screens_that_it_names(admin_client: Client) -> None:
    html = admin_client.get("/admin/handbook/role-by-hand/").content.decode()
    address = reverse("wagtailadmin_explore", args=[4])
    assert f'<strong><a href="{address}">Pages → All careers</a></strong>' in html


@pytest.mark.parametrize(
    "path",
    [
        "no-such-page/",
        "README/",
        "publishing.md/",
        "..%2Fdeployment/",
        "%2e%2e/deployment/",
        "images/no-such-picture.png",
        "images/..%2Fpublishing.md",
        "images/%2e%2e%2f%2e%2e%2fdeployment.md",
        "images/",
        "publish%00ing/",
        "images/publish%00.png",
    ],
)
def test_there_is_nothing_else(admin_client: Client, path: str) -> None:
    assert admin_client.get(f"{CONTENTS}{path}", follow=True).status_code == 404


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("scheduled", "/admin/handbook/publishing/#publish-later"),
        ("zebra", "Nothing was found"),
        ("<script>", "Nothing was found"),
        ("  ", "one task at a time"),
        ("x" * 5000, "Nothing was found"),
    ],
)
def test_it_can_be_searched(admin_client: Client, query: str, shown: str) -> None:
    html = admin_client.get(CONTENTS, {"q": query}).content.decode()
    assert shown in html
    assert "<script>”" not in html


def test_without_its_folder_it_is_not_found(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr("career_pages.admin.handbook_pages.FOLDER", tmp_path)
    assert admin_client.get(CONTENTS).status_code == 404
    assert admin_client.get(PICTURE).status_code == 404
