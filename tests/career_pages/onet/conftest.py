"""A release of three occupations, and what imports it."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.core.management import call_command
from django.test import TestCase

from career_pages.models import RolePage
from tests.career_pages.onet.synthetic_release import SyntheticOccupation, SyntheticRelease

SORTERS = "11-1011.00"
CARRIERS = "11-1012.00"
CLERGY = "11-1013.00"


def new_release() -> SyntheticRelease:
    """Return a release of three occupations."""
    return SyntheticRelease(
        [
            SyntheticOccupation(
                SORTERS,
                "Parcel Sorters",
                titles=("Mail Sorter", "Dispatcher", "PARCEL SORTERS"),
                reported=("Sorting Clerk", "mail sorter"),
                related=(CARRIERS, "99-9999.00"),
            ),
            SyntheticOccupation(
                CARRIERS,
                "Couriers, Porters, and Messengers",
                titles=("Dispatcher", "Errand Runner"),
                related=(SORTERS, CLERGY),
                zone=3,
            ),
            SyntheticOccupation(
                CLERGY, "Clergy", core=(), supplemental=(), hot=(), technologies=(), zone=None
            ),
        ]
    )


def import_release(release: SyntheticRelease, folder: Path, **options: Any) -> str:
    """Import the release, written to that folder and committed; return what the command prints."""
    printed = StringIO()
    with TestCase.captureOnCommitCallbacks(execute=True):
        written = release.write_folder(folder)
        call_command("import_onet", written, stdout=printed, stderr=StringIO(), **options)
    return printed.getvalue()


def import_new_release() -> str:
    """Import the three occupations; return what the command prints."""
    with TemporaryDirectory() as folder:
        return import_release(new_release(), Path(folder))


@pytest.fixture
def release() -> SyntheticRelease:
    """The release, to be changed and written by a test."""
    return new_release()


@pytest.fixture
def run_import(release: SyntheticRelease, tmp_path: Path, roles_index: Any) -> Callable[..., str]:
    """Import the release as it is now, committed; return what the command prints."""
    return lambda **options: import_release(release, tmp_path, **options)


@pytest.fixture
def imported(made: str, db: None) -> str:
    """What the command printed that imported the release as it was, once for the module."""
    return made


@pytest.fixture
def newest() -> Callable[..., Any]:
    """Return the newest version of the role with an occupation code, that of the sorters if none
    is given.
    """

    def get(code: str = SORTERS) -> Any:
        return RolePage.objects.get(occupation_code=code).get_latest_revision_as_object()

    return get
