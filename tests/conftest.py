"""What every test can use."""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from itertools import chain, groupby
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from pytest_django import DjangoDbBlocker
from wagtail.images.tests.utils import get_test_image_file

from career_pages.models import RoleIndexPage
from home.models import GuideImage
from tests.made_once import beginning_with_migrated, read_again, uses_made
from tests.new_pages import new_chapter, new_role

DAY = date(2031, 5, 4)
# What is imported and collected stays: nothing of it is looked for until that is done.
gc.disable()

NEEDS_DATABASE = {"db", "transactional_db", "live_server"}
HERE = Path(__file__).resolve().parent
# What is made of a page that was read, whom a screen lets in and what letters say is the same with
# every database. So is how often one is asked, outside search: those tests are marked in place.
# What searches, sorts, counts, locks or is refused by a constraint stays on both.
ONCE = (
    "templates",
    "career_pages/blocks",
    "career_pages/reading/test_structured_data.py",
    "search/test_quality.py",
    *(f"career_pages/admin/test_{name}.py" for name in ("handbook", "page_editor", "permissions")),
    *(f"career_pages/checks/test_{name}.py" for name in ("claims", "structure", "wording")),
    "career_pages/review/test_notifications.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one run say it all of tests for which no database makes a difference.

    Of each module those come last that begin with what is made once: the others have nothing of it.
    """
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        needs_one = fixtures & NEEDS_DATABASE or item.get_closest_marker("django_db")
        if not needs_one or any(item.path.is_relative_to(HERE / folder) for folder in ONCE):
            item.add_marker("once")
    of_modules = [sorted(group, key=uses_made) for _, group in groupby(items, lambda one: one.path)]
    items[:] = chain.from_iterable(of_modules)


def pytest_collection_finish() -> None:
    """Look for what may be thrown away in what tests make, not in all that was imported."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)
    gc.enable()


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder of all processes that test at once."""
    if named := os.environ.get("SHARED_BY_TESTS"):
        return Path(named)
    folder = tmp_path_factory.getbasetemp()
    return folder if worker_id == "master" else folder.parent


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker, shared_folder: Path
) -> Iterator[None]:
    """Have the database migrated by one process for all."""
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            stack.enter_context(beginning_with_migrated(shared_folder))
        yield


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Begin with nothing in the cache, where renditions are kept by ids, which come again."""
    cache.clear()


@pytest.fixture
def guide(made: Any, db: None) -> Any:
    """What the module made once, for one test, which may change it."""
    return read_again(made)


@pytest.fixture
def roles_index(db: None) -> Any:
    """The roles index that the migrations make."""
    return RoleIndexPage.objects.get()


@pytest.fixture
def make_role(roles_index: Any) -> Callable[..., Any]:
    """Make a role page below the index: live with a faultless small body, unless told otherwise."""

    def make(title: str = "Sound Engineer", **fields: Any) -> Any:
        role = new_role(title, **fields)
        roles_index.refresh_from_db()
        return role

    return make


@pytest.fixture
def make_chapter(db: None) -> Callable[..., Any]:
    """Make a live chapter below a role."""
    return new_chapter


@pytest.fixture
def site_image(db: None, tmp_path: Path, settings: Any) -> Any:
    """A picture that the site has, in a folder of its own."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    image = GuideImage(title="Oven", file=get_test_image_file(filename="oven at night.png"))
    image._set_file_hash()
    image.save()
    return image


@pytest.fixture
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> date:
    """Stop the clock that rules and headings read."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: DAY)
    return DAY
