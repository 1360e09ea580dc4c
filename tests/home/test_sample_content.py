"""The sample guide and the development database around it."""

from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client

from career_pages.checks import findings
from career_pages.models import CareerArea, ChapterPage, RolePage
from career_pages.sections.projection import sections
from home.models import SiteSettings, TextPage


@pytest.fixture
def sample(db: None) -> None:
    """The sample guide."""
    call_command("load_sample_guide", stdout=StringIO())


def words(page: Any) -> int:
    return sum(len(f"{one.heading} {one.text}".split()) for one in sections(page))


@pytest.fixture
def not_empty(make_role: Callable[..., Any]) -> None:
    """A guide into which the sample guide is not loaded."""
    make_role(live=False)


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the clock before the samples have to be reviewed again."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2026, 12, 1))


@pytest.mark.usefixtures("sample", "soon")
def test_twelve_long_roles_are_live_related_without_a_finding_and_loaded_once(
    client: Client,
) -> None:
    roles = RolePage.objects.live()
    assert roles.count() == 12
    assert CareerArea.objects.filter(roles__in=roles).distinct().count() >= 5
    assert all(role.visible_related_roles for role in roles)
    assert "Python Django Developer" in [role.title for role in roles]
    for page in (*roles, *ChapterPage.objects.all()):
        assert findings(page) == []
    assert min(words(role) for role in roles) >= 1200
    chapters = sorted(len(role.chapters) for role in roles)
    assert chapters[-4] >= 1
    assert chapters[-1] >= 2
    assert_that_pages_answer(client)
    front = client.get("/").content.decode()
    assert 0 < front.index("Registered Nurse") < front.index("Electrician")
    assert_that_no_work_of_an_editor_is_written_over()


def assert_that_pages_answer(client: Client) -> None:
    pages = [*RolePage.objects.all(), *ChapterPage.objects.all(), *TextPage.objects.all()]
    assert {client.get(page.url).status_code for page in pages} == {200}
    assert [page.slug for page in TextPage.objects.order_by("path")] == [
        "about",
        "privacy",
        "accessibility",
    ]
    assert SiteSettings.objects.get().default_call_to_action.href == "/careers/"


def assert_that_no_work_of_an_editor_is_written_over() -> None:
    role = RolePage.objects.get(title="Electrician")
    role.lede = "Changed by an editor."
    role.save_revision().publish()
    TextPage.objects.get(slug="about").delete()
    call_command("load_sample_guide", stdout=StringIO())
    assert RolePage.objects.get(title="Electrician").lede == "Changed by an editor."
    assert not TextPage.objects.filter(slug="about").exists()


def test_development_gets_an_administrator_and_people_of_each_group_once(
    not_empty: None, settings: LazySettings
) -> None:
    settings.DEBUG = True
    out = StringIO()
    call_command("prepare_development", stdout=out)
    call_command("prepare_development", stdout=out)
    users: Any = get_user_model().objects.order_by("pk")
    assert [user.username for user in users] == ["admin", "author", "reviewer", "publisher"]
    assert all(user.check_password("career-guide") for user in users)
    groups = [group.name for user in users for group in user.groups.all()]
    assert groups == ["Author", "Reviewer", "Publisher"]
    assert [user.is_superuser for user in users] == [True, False, False, False]
    people = "“admin” or “author” or “reviewer” or “publisher”"
    assert f"as {people}, password “career-guide”" in out.getvalue()


def test_people_who_are_there_stay_as_they_are(not_empty: None, settings: LazySettings) -> None:
    settings.DEBUG = True
    get_user_model().objects.create_superuser("mine", "m@example.org", "x")
    get_user_model().objects.create_user("author", "a@example.org", "my own secret")
    out = StringIO()
    call_command("prepare_development", stdout=out)
    author: Any = get_user_model().objects.get(username="author")
    assert author.check_password("my own secret")
    assert not author.groups.exists()
    assert get_user_model().objects.filter(is_superuser=True).count() == 1
    assert "admin”" not in out.getvalue()
    assert "author" not in out.getvalue()


def test_production_gets_no_known_password(db: None, settings: LazySettings) -> None:
    with pytest.raises(CommandError, match="development only"):
        call_command("prepare_development")
    assert not get_user_model().objects.exists()
