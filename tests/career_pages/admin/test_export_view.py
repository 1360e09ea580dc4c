"""A role as a document, from the editor."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from career_pages.models import RolePage

MakeRole = Callable[..., Any]
Person = Callable[[str], Any]


def address(role: Any, file_format: str = "md") -> str:
    return reverse("export_role", args=[role.pk, file_format])


def test_an_administrator_keeps_a_role_as_a_file(admin_client: Client, make_role: MakeRole) -> None:
    response = admin_client.get(address(make_role()))
    assert response.status_code == 200
    assert response.headers["Content-Disposition"] == 'attachment; filename="sound-engineer.md"'
    assert response.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert "# What is a Sound Engineer?" in response.content.decode()


def test_the_file_has_what_is_not_published_yet(
    admin_client: Client, make_role: MakeRole, make_chapter: Callable[..., Any]
) -> None:
    role = make_role()
    make_chapter(role)
    role.lede = "A newer draft."
    role.save_revision()
    text = admin_client.get(address(role)).content.decode()
    assert "A newer draft." in text
    assert "# How to Become a Sound Engineer" in text


def test_whoever_has_not_signed_in_is_asked_to(client: Client, make_role: MakeRole) -> None:
    response = client.get(address(make_role()))
    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("wagtailadmin_login"))


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("author", False),
        ("reviewer", True),
        ("publisher", True),
        ("administrator", True),
        ("visitor of the admin", False),
    ],
)
def test_a_role_is_kept_by_those_who_may_edit_it(
    client: Client, make_role: MakeRole, person: Person, who: str, may: bool
) -> None:
    role = make_role()
    client.force_login(person(who))
    response = client.get(address(role))
    assert (response.status_code == 200) is may
    if not may:
        assert response.headers["Location"] == reverse("wagtailadmin_home")


def test_an_author_keeps_their_own_roles_and_no_others(
    client: Client, make_role: MakeRole, person: Person
) -> None:
    author = person("author")
    own, other = make_role(owner=author), make_role("Stagehand")
    client.force_login(author)
    assert client.get(address(own)).status_code == 200
    assert client.get(address(other)).status_code == 302


def test_drafts_of_chapters_stay_with_those_who_may_edit_them(
    client: Client, make_role: MakeRole, make_chapter: Callable[..., Any], person: Person
) -> None:
    author = person("author")
    role = make_role(owner=author)
    chapter = make_chapter(role)
    chapter.lede = "A secret draft."
    chapter.save_revision()
    hidden = make_chapter(role, "Hidden Chapter")
    hidden.unpublish()
    client.force_login(author)
    text = client.get(address(role)).content.decode()
    assert "Start at a local venue." in text
    assert "A secret draft." not in text
    assert "Hidden Chapter" not in text


def test_a_page_that_is_no_role_and_a_format_that_is_none_are_not_found(
    admin_client: Client, make_role: MakeRole, roles_index: Any
) -> None:
    assert admin_client.get(address(roles_index)).status_code == 404
    assert admin_client.get(address(make_role(), "exe")).status_code == 404


def test_nothing_is_sent_to_the_address(admin_client: Client, make_role: MakeRole) -> None:
    assert admin_client.post(address(make_role())).status_code == 405


def test_the_editor_and_the_list_offer_it_to_those_who_may_edit(
    client: Client, make_role: MakeRole, person: Person, roles_index: Any
) -> None:
    author = person("author")
    own, other = make_role(owner=author), make_role("Stagehand")
    client.force_login(author)
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[own.pk])).content.decode()
    assert address(own) in edit
    listing = client.get(reverse("wagtailadmin_explore", args=[roles_index.pk])).content.decode()
    assert address(own) in listing
    assert address(other) not in listing


def test_an_export_asks_the_database_as_often_for_many_links_as_for_few(
    make_role: MakeRole, django_assert_max_num_queries: Any
) -> None:
    from career_pages.documents.exporting.export import ExportFormat, export_role

    others = [make_role(f"Stagehand {number}") for number in range(6)]
    links = "".join(f'<p><a linktype="page" id="{one.pk}">There</a></p>' for one in others)
    role = make_role(body=[("text", {"heading": "Others", "content": [("rich_text", links)]})])
    page = RolePage.objects.get(pk=role.pk)
    with django_assert_max_num_queries(16):
        text = export_role(page, ExportFormat.MARKDOWN, drafts=lambda page: True).data.decode()
    assert text.count("[There](/careers/stagehand-") == 6
