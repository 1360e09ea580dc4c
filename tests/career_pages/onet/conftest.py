"""A release of three occupations, and what imports it."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django import DjangoCaptureOnCommitCallbacks

from career_pages.models import RolePage
from tests.career_pages.onet.synthetic_release import SyntheticOccupation, SyntheticRelease

SORTERS = "11-1011.00"
CARRIERS = "11-1012.00"
CLERGY = "11-1013.00"


@pytest.fixture
def release() -> SyntheticRelease:
    """A release of three occupations, to be changed and written by a test."""
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


@pytest.fixture
def run_import(
    release: SyntheticRelease,
    tmp_path: Path,
    roles_index: Any,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> Callable[..., str]:
    """Import the release as it is now, committed; return what the command prints."""

    def run(**options: Any) -> str:
        printed = StringIO()
        with django_capture_on_commit_callbacks(execute=True):
            folder = release.write_folder(tmp_path)
            call_command("import_onet", folder, stdout=printed, stderr=StringIO(), **options)
        return printed.getvalue()

    return run


@pytest.fixture
def newest() -> Callable[..., Any]:
    """Return the newest version of the role with an occupation code, that of the sorters if none
    is given.
    """

    def get(code: str = SORTERS) -> Any:
        return RolePage.objects.get(occupation_code=code).get_latest_revision_as_object()

    return get
