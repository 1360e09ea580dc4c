"""The import screen's documents: given, imported, reported on meanwhile, and undone."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page

from career_pages.documents import preparation
from career_pages.documents import uploads as working
from career_pages.documents.undo import UndoError, undo
from career_pages.documents.uploads import State, import_once, import_waiting, progress_of, work_on
from career_pages.models import (
    CareerArea,
    ChapterPage,
    GuideImport,
    ImportFile,
    ImportStatus,
    RolePage,
    Skill,
)
from career_pages.models.imports import UNDECIDED
from home.models import GuideImage
from tests.career_pages.documents.made_files import guide

Upload = Callable[..., GuideImport]
Person = Callable[[str], Any]


def statuses(guide_import: GuideImport) -> list[str]:
    return list(guide_import.files.values_list("status", flat=True))


def test_every_document_becomes_a_draft_of_whoever_began_it(person: Person, upload: Upload) -> None:
    author = person("author")
    work_on(upload(author, guide("Cooper"), guide("Glazier")))
    drafts = RolePage.objects.order_by("title")
    assert [page.title for page in drafts] == ["Cooper", "Glazier"]
    assert {page.owner for page in drafts} == {author}
    assert {page.live for page in drafts} == {False}


def test_one_that_fails_stops_none_of_the_others(person: Person, upload: Upload) -> None:
    both = upload(person("author"), guide("Cooper"), b"\x00\x01\x02\xff", guide("Glazier"))
    work_on(both)
    assert statuses(both) == ["imported", "failed", "imported"]
    failed = both.files.get(status=ImportStatus.FAILED)
    assert failed.error.endswith(".")


def test_an_unforeseen_error_fails_its_own_document_only(
    person: Person, upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = preparation.write_draft

    def faulty(file: Any, *args: Any) -> Any:
        if file.name == "1.md":
            raise RuntimeError("a defect")
        return write(file, *args)

    monkeypatch.setattr(working, "write_draft", faulty)
    both = upload(person("author"), guide("Cooper"), guide("Glazier"))
    work_on(both)
    assert statuses(both) == ["failed", "imported"]
    assert "RuntimeError" in both.files.get(name="1.md").error
    assert "a defect" not in both.files.get(name="1.md").error


def test_a_kill_leaves_a_document_whole_or_waiting(
    person: Person, upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*args: Any, **kwargs: Any) -> None:
        raise SystemExit

    both = upload(person("author"), guide("Cooper"), guide("Glazier"))
    import_waiting(both.files.get(name="1.md").pk)
    with monkeypatch.context() as kill:
        kill.setattr(working, "check_allowed", killed)
        with pytest.raises(SystemExit):
            work_on(both)
    assert statuses(both) == ["imported", "waiting"]
    assert [page.title for page in RolePage.objects.all()] == ["Cooper"]
    work_on(both)
    assert statuses(both) == ["imported", "imported"]


def test_a_document_is_imported_once(person: Person, upload: Upload) -> None:
    one = upload(person("author"), guide("Cooper"), guide("Glazier"))
    work_on(one)
    before = Page.objects.get(title="Cooper").latest_revision_id
    work_on(one)
    assert Page.objects.get(title="Cooper").latest_revision_id == before


def test_of_two_who_make_the_same_draft_one_finds_it_made(person: Person, upload: Upload) -> None:
    file = upload(person("author"), guide("Cooper")).files.get()
    assert import_once(file.pk, UNDECIDED)
    assert import_once(file.pk, UNDECIDED) is None
    file.refresh_from_db()
    assert file.changes["pages"][0]["is_new"]


def test_roles_are_related_to_those_that_came_later(person: Person, upload: Upload) -> None:
    both = upload(person("author"), guide("Cooper", related="Glazier"), guide("Glazier"))
    work_on(both)
    cooper = RolePage.objects.get(title="Cooper").get_latest_revision_as_object()
    assert [one.related.title for one in cooper.related_roles.all()] == ["Glazier"]


def test_a_role_that_somebody_works_on_meanwhile_is_not_related(
    person: Person, upload: Upload
) -> None:
    both = upload(person("author"), guide("Cooper", related="Glazier"), guide("Glazier"))
    import_waiting(both.files.get(name="1.md").pk)
    page = RolePage.objects.get(title="Cooper").get_latest_revision_as_object()
    page.lede = "Written by hand."
    page.save_revision()
    work_on(both)
    with pytest.raises(UndoError, match="has been changed since"):
        undo(both.files.get(name="1.md"), both.user)


def test_nobody_changes_a_page_by_import_that_they_may_not_edit(
    person: Person, upload: Upload, make_role: Callable[..., Any]
) -> None:
    role = make_role("Cooper")
    tried = upload(person("author"), guide("Cooper"), guide("Glazier"))
    work_on(tried)
    failed = tried.files.get(name="1.md")
    assert failed.status == ImportStatus.FAILED
    assert "you may not change that page" in failed.error
    assert Page.objects.get(pk=role.pk).latest_revision_id == role.latest_revision_id


def test_pictures_for_a_page_that_may_not_be_changed_leave_no_files(
    person: Person,
    upload: Upload,
    make_role: Callable[..., Any],
    zipped: Callable[..., bytes],
    picture: bytes,
    settings: Any,
    tmp_path: Path,
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    make_role("Cooper")
    text = guide("Cooper", more="\n![A barrel](barrel.png)\n")
    archive = zipped({"cooper.md": text, "glazier.md": guide("Glazier"), "barrel.png": picture})
    work_on(upload(person("author"), archive, ending=".zip"))
    assert set(ImportFile.objects.values_list("status", flat=True)) == {"failed", "imported"}
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_locked_page_is_left_alone(
    person: Person, upload: Upload, make_role: Callable[..., Any]
) -> None:
    publisher, other = person("publisher"), person("administrator")
    role = make_role("Cooper")
    role.locked, role.locked_by = True, other
    role.save()
    tried = upload(publisher, guide("Cooper"), guide("Glazier"))
    work_on(tried)
    assert "is locked" in tried.files.get(name="1.md").error


def test_who_lost_the_right_to_add_roles_imports_nothing(person: Person, upload: Upload) -> None:
    author = person("author")
    waiting = upload(author, guide("Cooper"), guide("Glazier"))
    author.groups.clear()
    work_on(waiting)
    assert statuses(waiting) == ["failed", "failed"]
    assert not RolePage.objects.exists()


def test_the_import_of_a_deleted_user_fails_with_a_reason(person: Person, upload: Upload) -> None:
    author = person("author")
    waiting = upload(author, guide("Cooper"), guide("Glazier"))
    author.delete()
    work_on(GuideImport.objects.get(pk=waiting.pk))
    assert "no longer a user" in waiting.files.all()[0].error


# What is told meanwhile.


@pytest.fixture
def waiting(administrator: Any, upload: Upload) -> GuideImport:
    """An import of two documents that has just been put in line."""
    return upload(administrator, guide("Cooper"), guide("Glazier"))


def seen(guide_import: GuideImport, queued: float, alive: float | None = None) -> State:
    """Return the state of an import that was queued, and last worked on, so many seconds ago."""
    now = timezone.now()
    guide_import.queued_at = now - timedelta(seconds=queued)
    guide_import.alive_at = None if alive is None else now - timedelta(seconds=alive)
    guide_import.save()
    return progress_of(guide_import).state


@pytest.mark.parametrize(
    ("queued", "alive", "state"),
    [
        (1, None, State.QUEUED),
        (16, None, State.NO_WORKER),
        (16, 1, State.WORKING),
        (500, 119, State.WORKING),
        (500, 121, State.STALLED),
        (1, 300, State.QUEUED),
        (20, 300, State.NO_WORKER),
    ],
)
def test_the_state_follows_from_when_the_worker_was_last_seen(
    waiting: GuideImport, queued: float, alive: float | None, state: State
) -> None:
    assert seen(waiting, queued, alive) is state


def test_an_import_behind_another_one_is_in_line(
    waiting: GuideImport, administrator: Any, upload: Upload
) -> None:
    seen(waiting, queued=60, alive=5)
    second = upload(administrator, guide("Mason"), guide("Thatcher"))
    assert seen(second, queued=50) is State.IN_LINE


def test_numbers_say_how_far_it_is(administrator: Any, upload: Upload) -> None:
    started = upload(administrator, guide("Cooper"), b"\x00\x01\x02\xff")
    assert (progress_of(started).done, progress_of(started).percent) == (0, 0)
    work_on(started)
    over = progress_of(started)
    assert (over.state, over.done, over.failed, over.imported) == (State.DONE, 2, 1, 1)
    assert (over.percent, over.is_over) == (100, True)


# Undoing an import.


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
