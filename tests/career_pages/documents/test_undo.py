"""Undoing an import."""

from collections.abc import Callable
from typing import Any

import pytest

from career_pages.documents.undo import UndoError, undo
from career_pages.documents.uploads import work_on
from career_pages.models import (
    CareerArea,
    ChapterPage,
    GuideImport,
    ImportFile,
    ImportStatus,
    RolePage,
    Skill,
)
from home.models import GuideImage
from tests.career_pages.documents.small_guides import guide

Upload = Callable[..., GuideImport]
CHAPTER = "\n# How to Become a Cooper\n\nStart at a brewery.\n\n## Training\n\nIt takes years.\n"


@pytest.fixture
def imported(administrator: Any, upload: Upload) -> Callable[..., ImportFile]:
    """Import one guide as the worker does and return its document."""

    def make(data: bytes) -> ImportFile:
        accepted = upload(administrator, data)
        accepted.files.update(status=ImportStatus.WAITING)
        work_on(accepted)
        return accepted.files.get()

    return make


def test_a_new_role_goes_with_its_chapters_and_what_was_made_for_it(
    imported: Callable[..., ImportFile], administrator: Any
) -> None:
    file = imported(guide("Cooper", more=CHAPTER))
    assert ChapterPage.objects.exists()
    undo(file, administrator)
    assert not RolePage.objects.exists()
    assert not ChapterPage.objects.exists()
    assert not Skill.objects.exists()
    assert not CareerArea.objects.exists()
    file.refresh_from_db()
    assert (file.status, file.page) == (ImportStatus.UNDONE, None)


def test_an_existing_page_reads_as_before_and_keeps_its_history(
    imported: Callable[..., ImportFile], administrator: Any, make_role: Callable[..., Any]
) -> None:
    role = make_role("Cooper", lede="They make barrels.")
    file = imported(guide("Cooper"))
    role.refresh_from_db()
    assert role.get_latest_revision_as_object().lede == "They work with care."
    undo(file, administrator)
    page = RolePage.objects.get(pk=role.pk)
    assert page.get_latest_revision_as_object().lede == "They make barrels."
    assert page.live
    assert not page.has_unpublished_changes
    assert page.revisions.count() == 3


def test_a_draft_that_was_there_before_stays_a_draft(
    imported: Callable[..., ImportFile], administrator: Any, make_role: Callable[..., Any]
) -> None:
    role = make_role("Cooper")
    role.lede = "Not published yet."
    role.save_revision()
    undo(imported(guide("Cooper")), administrator)
    page = RolePage.objects.get(pk=role.pk)
    assert page.has_unpublished_changes
    assert page.get_latest_revision_as_object().lede == "Not published yet."


def test_records_that_others_use_by_now_stay(
    imported: Callable[..., ImportFile], administrator: Any
) -> None:
    file = imported(guide("Cooper"))
    imported(guide("Glazier"))
    undo(file, administrator)
    assert [skill.name for skill in Skill.objects.all()] == ["Patience"]
    assert [area.name for area in CareerArea.objects.all()] == ["Crafts"]


def test_pictures_go_with_their_page(
    administrator: Any,
    upload: Upload,
    zipped: Callable[..., bytes],
    picture: bytes,
    django_capture_on_commit_callbacks: Any,
) -> None:
    text = guide("Cooper", more="\n![A barrel](barrel.png)\n")
    accepted = upload(
        administrator, zipped({"cooper.md": text, "barrel.png": picture}), ending=".zip"
    )
    accepted.files.update(status=ImportStatus.WAITING)
    work_on(accepted)
    stored = GuideImage.objects.get().file
    with django_capture_on_commit_callbacks(execute=True):
        undo(accepted.files.get(), administrator)
    assert not GuideImage.objects.exists()
    assert not stored.storage.exists(stored.name)


def test_work_done_since_is_not_lost(
    imported: Callable[..., ImportFile], administrator: Any
) -> None:
    file = imported(guide("Cooper"))
    page = RolePage.objects.get().get_latest_revision_as_object()
    page.lede = "Written by hand."
    page.save_revision()
    with pytest.raises(UndoError, match="has been changed since"):
        undo(file, administrator)
    assert RolePage.objects.get().get_latest_revision_as_object().lede == "Written by hand."


def test_what_readers_see_is_not_taken_away(
    imported: Callable[..., ImportFile], administrator: Any
) -> None:
    file = imported(guide("Cooper", more="\n## What does a Cooper do?\n\nThey bend staves.\n"))
    RolePage.objects.get().get_latest_revision().publish()
    with pytest.raises(UndoError, match="has been published since"):
        undo(file, administrator)
    assert RolePage.objects.get().live


def test_pages_added_below_are_not_deleted(
    imported: Callable[..., ImportFile], administrator: Any, make_chapter: Callable[..., Any]
) -> None:
    file = imported(guide("Cooper"))
    make_chapter(RolePage.objects.get())
    with pytest.raises(UndoError, match="have been added below"):
        undo(file, administrator)


def test_an_import_is_undone_once(imported: Callable[..., ImportFile], administrator: Any) -> None:
    file = imported(guide("Cooper"))
    undo(file, administrator)
    with pytest.raises(UndoError, match="already"):
        undo(file, administrator)


def test_who_may_not_delete_the_page_does_not_undo(
    imported: Callable[..., ImportFile], person: Callable[[str], Any]
) -> None:
    file = imported(guide("Cooper"))
    with pytest.raises(UndoError, match="You may not"):
        undo(file, person("author"))
    assert RolePage.objects.exists()
