"""A release of three occupations."""

import pytest

from tests.career_pages.onet.synthetic_release import SyntheticOccupation, SyntheticRelease

SORTERS = SyntheticOccupation(
    "11-1011.00",
    "Parcel Sorters",
    titles=("Mail Sorter", "Dispatcher", "PARCEL SORTERS"),
    reported=("Sorting Clerk", "mail sorter"),
    related=("11-1012.00", "99-9999.00"),
)
CARRIERS = SyntheticOccupation(
    "11-1012.00",
    "Couriers, Porters, and Messengers",
    titles=("Dispatcher", "Errand Runner"),
    related=("11-1011.00", "11-1013.00"),
    zone=3,
)
CLERGY = SyntheticOccupation(
    "11-1013.00", "Clergy", core=(), supplemental=(), hot=(), technologies=(), zone=None
)


@pytest.fixture
def release() -> SyntheticRelease:
    """A release of three occupations, to be changed and written by a test."""
    return SyntheticRelease([SORTERS, CARRIERS, CLERGY])
