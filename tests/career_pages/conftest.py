"""The admin as a test uses it."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from PIL import Image
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

Section = tuple[str, dict[str, Any]]


@pytest.fixture
def administrator(db: None) -> Any:
    """Somebody who may do everything."""
    return get_user_model().objects.create_superuser("administrator", "a@example.org", "x")


@pytest.fixture
def admin_client(client: Client, administrator: Any) -> Client:
    """A browser in which the administrator has signed in."""
    client.force_login(administrator)
    return client


@pytest.fixture
def person(db: None) -> Callable[[str], Any]:
    """Return a user by what they may do.

    An "author", a "reviewer" and a "publisher" are in the group of that name, an "administrator"
    does everything. A "visitor of the admin" may sign in, and no more.
    """

    def make(kind: str) -> Any:
        users = get_user_model().objects
        if kind == "administrator":
            return users.create_superuser(kind, f"{kind}@example.org", "x")
        user = users.create_user(kind, f"{kind}@example.org", "x")
        if kind == "visitor of the admin":
            user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        else:
            user.groups.add(Group.objects.get(name=kind.capitalize()))
        return user

    return make


@pytest.fixture
def sign_in(person: Callable[[str], Any]) -> Callable[[str], Client]:
    """Return a browser in which a `person` has signed in: "anonymous" is nobody."""

    def browser(who: str) -> Client:
        client = Client()
        if who != "anonymous":
            client.force_login(person(who))
        return client

    return browser


def section_data(**fields: Any) -> dict[str, Any]:
    return {"heading": "", "anchor": "", **fields}


def text_data(words: str) -> Any:
    return streamfield([("rich_text", rich_text(f"<p>{words}</p>" if words else ""))])


@pytest.fixture
def picture() -> bytes:
    """A small PNG file."""
    data = BytesIO()
    Image.new("RGB", (8, 6), "peru").save(data, "PNG")
    return data.getvalue()


@pytest.fixture
def zipped() -> Callable[[dict[str, bytes]], bytes]:
    """Pack files, by their names, in a zip archive."""

    def pack(files: dict[str, bytes]) -> bytes:
        archive = BytesIO()
        with ZipFile(archive, "w") as packed:
            for name, data in files.items():
                packed.writestr(name, data)
        return archive.getvalue()

    return pack


@pytest.fixture
def role_form() -> Callable[..., dict[str, Any]]:
    """Return the data of a role's form as the editor's browser posts it."""

    def data(definition: str = "A person who mixes sound.", **fields: Any) -> dict[str, Any]:
        body = [
            ("definition", section_data(content=text_data(definition))),
            ("overview", section_data(content=text_data("They mix."))),
            (
                "responsibilities",
                section_data(
                    introduction=streamfield([]),
                    items={
                        "count": "1",
                        "0-deleted": "",
                        "0-order": "0",
                        "0-type": "item",
                        "0-id": "",
                        "0-value": rich_text("<p>Mixing</p>"),
                    },
                    closing=streamfield([]),
                ),
            ),
        ]
        return nested_form_data(
            {
                "title": "Sound Engineer",
                "slug": "sound-engineer",
                "plural": "",
                "article": "",
                "headline": "",
                "lede": "They decide what an audience hears.",
                "area": "",
                "occupation_code": "",
                "hero_image": "",
                "author": "",
                "reviewer": "",
                "last_reviewed": "",
                "next_review": "",
                "seo_title": "",
                "search_description": "",
                "body": streamfield(body),
                "other_titles": inline_formset([]),
                "role_skills": inline_formset([]),
                "related_roles": inline_formset([]),
                "sources": inline_formset([]),
                "comments": inline_formset([]),
                **fields,
            }
        )

    return data
