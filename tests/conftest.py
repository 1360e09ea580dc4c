"""What every test can use."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoDbBlocker
from wagtail.images.tests.utils import get_test_image_file

from tests.migrated_once import beginning_with_migrated
from tests.saved_for_now import saved_for_now

NEEDS_DATABASE = {"db", "transactional_db", "live_server"}
# What is made of a page that was read: no database reads it otherwise.
HERE = Path(__file__).resolve().parent
ONCE = ("templates", "career_pages/structured_data", "search/quality")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one run say it all of tests for which no database makes a difference."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        needs_one = fixtures & NEEDS_DATABASE or item.get_closest_marker("django_db")
        if not needs_one or any(item.path.is_relative_to(HERE / folder) for folder in ONCE):
            item.add_marker("once")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
    worker_id: str,
) -> Iterator[None]:
    """Have the database migrated by one process for all."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder if worker_id == "master" else folder.parent
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            stack.enter_context(beginning_with_migrated(shared))
        yield


@pytest.fixture
def roles_index(db: None) -> Any:
    """The roles index that the migrations make."""
    from career_pages.models import RoleIndexPage

    return RoleIndexPage.objects.get()


def prose(*paragraphs: str) -> list[tuple[str, str]]:
    return [("rich_text", "".join(f"<p>{text}</p>" for text in paragraphs))]


def small_body() -> list[tuple[str, dict[str, Any]]]:
    """The sections that every role needs, and one of two levels, without a fault."""
    return [
        ("definition", {"content": prose("A sound engineer makes a performance audible.")}),
        ("overview", {"content": prose("They set up microphones and mix what comes in.")}),
        (
            "responsibilities",
            {"introduction": [], "items": ["Placing microphones", "Mixing"], "closing": []},
        ),
        (
            "levels",
            {
                "introduction": prose("The desk grows with the level."),
                "levels": [
                    {"level": "Assistant", "introduction": [], "duties": ["Coiling cables"]},
                    {"level": "Senior", "introduction": [], "duties": ["Designing the system"]},
                ],
            },
        ),
    ]


@pytest.fixture
def make_role(roles_index: Any) -> Callable[..., Any]:
    """Make a role page below the index: live with a faultless small body, unless told otherwise."""
    from career_pages.models import RolePage

    def make(title: str = "Sound Engineer", *, live: bool = True, **fields: Any) -> Any:
        fields.setdefault("body", small_body())
        fields.setdefault("lede", "They decide what an audience hears.")
        roles_index.refresh_from_db()
        with saved_for_now():
            page = roles_index.add_child(instance=RolePage(title=title, live=False, **fields))
        with saved_for_now() if live else nullcontext():
            revision = page.save_revision()
        if live:
            revision.publish()
        return RolePage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def make_chapter() -> Callable[..., Any]:
    """Make a live chapter below a role."""
    from career_pages.models import ChapterPage

    def make(role: Any, title: str = "How to Become a Sound Engineer", **fields: Any) -> Any:
        fields.setdefault(
            "body", [("text", {"heading": "Training", "content": prose("Start at a local venue.")})]
        )
        role.refresh_from_db()
        with saved_for_now():
            page = role.add_child(instance=ChapterPage(title=title, live=False, **fields))
            revision = page.save_revision()
        revision.publish()
        return ChapterPage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def site_image(db: None, tmp_path: Path, settings: Any) -> Any:
    """A picture that the site has, in a folder of its own."""
    from home.models import GuideImage

    settings.MEDIA_ROOT = str(tmp_path / "media")
    image = GuideImage(title="Oven", file=get_test_image_file(filename="oven at night.png"))
    image._set_file_hash()
    image.save()
    return image


@pytest.fixture
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> date:
    """Stop the clock that rules and headings read."""
    day = date(2031, 5, 4)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: day)
    return day
