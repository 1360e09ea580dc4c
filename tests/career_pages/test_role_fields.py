"""The table of a role's fields, and everything that takes names from it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from career_pages import role_fields
from career_pages.apps import check_role_fields
from career_pages.documents.draft import Draft
from career_pages.documents.exporting.markdown import front_matter_of, front_matter_text
from career_pages.documents.front_matter import KEYS, read_front_matter
from career_pages.documents.pages import write_role
from career_pages.documents.undo import Writing
from career_pages.models import RolePage
from career_pages.role_fields import PLAIN_FIELDS, ROLE_FIELDS, RoleField, Written
from tests.career_pages.reading.test_structured_data import nodes

MakeRole = Callable[..., Any]
DOCS = Path(__file__).resolve().parents[2] / "docs"

every_plain = pytest.mark.parametrize("field", PLAIN_FIELDS, ids=lambda field: field.name)


def value_of(field: RoleField) -> Any:
    """Return a value that the field can have."""
    made = {Written.NUMBER: field.highest, Written.DAY: date(2031, 2, 3)}
    code = "51-3011.00" if field.name == "occupation_code" else "By day and by night"
    return made.get(field.written, code)


@every_plain
def test_a_plain_field_is_exported_and_imported(field: RoleField, make_role: MakeRole) -> None:
    page = make_role("Baker", **{field.name: value_of(field)})
    matter, notes, _ = read_front_matter(front_matter_text(front_matter_of(page)))
    assert matter.plain[field.key] == str(value_of(field))
    assert not notes.problems
    other = replace(matter, role="Miller", plain={field.key: str(value_of(field))})
    draft = Draft(page.role_name, "", "", other, (), 2031)
    RolePage.objects.all().delete()
    index = page.get_parent().specific
    written = write_role(draft, index, Writing())
    assert getattr(written.page, field.name) == value_of(field)


@every_plain
def test_a_plain_field_is_told_and_shown(
    field: RoleField, make_role: MakeRole, client: Client
) -> None:
    value = value_of(field)
    page = make_role("Baker", **{"last_reviewed": date(2031, 2, 3), field.name: value})
    if field.api:
        answer = client.get(f"/api/v2/pages/{page.pk}/").json()
        assert answer[field.api] == (value if isinstance(value, int) else str(value))
    html = client.get(page.url).content.decode()
    if field.fact:
        assert f"<dt>{field.fact}</dt><dd>{value}</dd>" in html
    told = nodes(BeautifulSoup(html, "html.parser"))
    if field.schema:
        assert told["occupation"][field.schema] == value


def test_editors_can_fill_every_field() -> None:
    form = RolePage.get_edit_handler().get_form_class()
    there = {*form.base_fields, *form.formsets}
    assert [field.name for field in ROLE_FIELDS if field.name not in there] == []


@pytest.mark.parametrize("field", ROLE_FIELDS, ids=lambda field: field.name)
def test_the_documentation_has_every_name_of_a_field(field: RoleField) -> None:
    if field.key:
        assert f"`{field.key}`" in (DOCS / "importing.md").read_text()
    if field.api:
        assert f"`{field.api}`" in (DOCS / "api.md").read_text()


def test_every_key_is_of_one_field() -> None:
    assert len(KEYS) == len(set(KEYS))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            tuple(one for one in ROLE_FIELDS if one.name != "author"),
            "author: declare the field in ROLE_FIELDS.",
        ),
        ((*ROLE_FIELDS, RoleField("unheard_of")), "unheard_of: a role has no such field."),
        (
            (*ROLE_FIELDS, RoleField("area", key="family")),
            "area: documents write family, which is neither plain nor in FrontMatter.",
        ),
        (
            (*ROLE_FIELDS, RoleField("area", key="family", plain=True)),
            "area: only a column that documents write can be plain.",
        ),
    ],
)
def test_a_field_that_is_not_in_the_table_is_an_error(
    fields: tuple[RoleField, ...], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert check_role_fields() == []
    monkeypatch.setattr(role_fields, "ROLE_FIELDS", fields)
    assert [error.msg for error in check_role_fields()] == [message]
