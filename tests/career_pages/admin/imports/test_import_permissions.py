"""Who may see and use which view of the import screen."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from career_pages.documents.uploads import accept
from career_pages.models import GuideImport, ImportFile, RolePage
from tests.career_pages.documents.small_guides import guide

MAY = {"author", "publisher", "administrator"}
PEOPLE = ["anonymous", "author", "reviewer", "publisher", "administrator"]
VIEWS = [
    ("get", "start"),
    ("get", "results"),
    ("get", "progress"),
    ("post", "retry"),
    ("post", "undo"),
    ("get", "review"),
    ("post", "review"),
    ("post", "correct"),
]
OF_A_DOCUMENT = {"review", "correct"}


def address(view: str, accepted: GuideImport) -> str:
    if view == "start":
        return reverse("guide_imports:start")
    of = accepted.files.get().pk if view in OF_A_DOCUMENT else accepted.pk
    return reverse(f"guide_imports:{view}", args=[of])


@pytest.mark.parametrize(("method", "view"), VIEWS)
@pytest.mark.parametrize("who", PEOPLE)
def test_a_view_is_for_those_who_may_add_roles(
    client: Client, person: Callable[[str], Any], who: str, method: str, view: str
) -> None:
    user = person(who) if who != "anonymous" else None
    if user:
        client.force_login(user)
    accepted = accept([("cooper.md", guide("Cooper"))], user)
    response = getattr(client, method)(address(view, accepted))
    if who in MAY:
        assert response.status_code in {200, 302}
        assert "/login/" not in response.get("Location", "")
        assert response.get("Location", "") != reverse("wagtailadmin_home")
    else:
        assert response.status_code == 302
        assert response["Location"].startswith(("/admin/login/", reverse("wagtailadmin_home")))
        assert not RolePage.objects.exists()


@pytest.mark.parametrize(("method", "view"), [one for one in VIEWS if one[1] != "start"])
def test_the_import_of_somebody_else_is_not_there(
    client: Client, person: Callable[[str], Any], method: str, view: str
) -> None:
    accepted = accept([("cooper.md", guide("Cooper"))], person("publisher"))
    client.force_login(person("author"))
    assert getattr(client, method)(address(view, accepted)).status_code == 404
    assert ImportFile.objects.get().status == "open"


def test_an_administrator_sees_every_import(client: Client, person: Callable[[str], Any]) -> None:
    accepted = accept([("cooper.md", guide("Cooper"))], person("author"))
    client.force_login(person("administrator"))
    assert client.get(address("results", accepted)).status_code == 200


@pytest.mark.parametrize("who", PEOPLE[1:])
def test_the_menu_offers_the_screen_to_those_who_may_use_it(
    client: Client, person: Callable[[str], Any], who: str
) -> None:
    client.force_login(person(who))
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse("guide_imports:start") in html) is (who in MAY)
