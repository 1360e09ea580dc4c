"""Other titles that O*NET suggests."""

from collections.abc import Callable
from typing import Any

from career_pages.models import OtherTitle, RolePage, SuggestedTitle
from tests.career_pages.onet.conftest import SORTERS
from tests.career_pages.onet.synthetic_release import SyntheticRelease

Run = Callable[..., str]


def suggested(code: str = SORTERS) -> dict[str, tuple[bool, str]]:
    rows = SuggestedTitle.objects.filter(role__occupation_code=code)
    return {row.title: (row.is_ambiguous, row.status) for row in rows}


def test_other_titles_wait_for_an_editor(run_import: Run) -> None:
    run_import()
    assert suggested() == {
        "Dispatcher": (True, "waiting"),
        "Mail Sorter": (False, "waiting"),
        "Sorting Clerk": (False, "waiting"),
    }
    assert not OtherTitle.objects.exists()


def test_a_title_that_the_role_has_already_is_not_suggested(
    run_import: Run, make_role: Callable[..., Any]
) -> None:
    page = make_role("Parcel Sorter")
    page.other_titles = [OtherTitle(title="mail sorter")]
    page.save_revision().publish()
    run_import()
    assert set(suggested()) == set()
    rows = SuggestedTitle.objects.filter(role=page)
    assert {row.title for row in rows} == {"Dispatcher", "Sorting Clerk"}


def test_a_newer_release_changes_only_what_waits(
    run_import: Run, release: SyntheticRelease
) -> None:
    run_import()
    SuggestedTitle.objects.filter(title="Mail Sorter").update(status="dismissed")
    SuggestedTitle.objects.filter(title="Sorting Clerk").update(status="accepted")
    release.occupations[0].titles = ("Dispatcher", "Mail Sorter", "Bin Filler")
    release.occupations[0].reported = ()
    release.occupations[1].titles = ()
    run_import()
    assert suggested() == {
        "Bin Filler": (False, "waiting"),
        "Dispatcher": (False, "waiting"),
        "Mail Sorter": (False, "dismissed"),
        "Sorting Clerk": (False, "accepted"),
    }


def test_suggestions_go_with_their_role(run_import: Run) -> None:
    run_import()
    RolePage.objects.get(occupation_code=SORTERS).delete()
    assert suggested() == {}
