"""A release becomes roles, with titles to confirm; also as somebody types it."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from io import StringIO
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker
from wagtail.models import ReferenceIndex, Revision

from career_pages.models import (
    ImportedRole,
    Occupation,
    OtherTitle,
    RolePage,
    Skill,
    SuggestedTitle,
)
from career_pages.onet.importing import RoleWriter
from career_pages.publishing.gate import publication_errors
from career_pages.sections.projection import top_sections
from config.env import ROOT
from search.indexing import disagreements
from search.models import Passage
from tests.career_pages.onet.conftest import CARRIERS, CLERGY, SORTERS, import_new_release
from tests.career_pages.onet.synthetic_release import SyntheticRelease
from tests.made_once import made_once, migrated_file

Run = Callable[..., str]
Newest = Callable[..., Any]


@made_once
def made() -> str:
    """What the command prints that imports the release."""
    return import_new_release()


def text_of(page: Any, kind: str) -> str:
    return next(section.text for section in top_sections(page) if section.kind == kind)


def test_an_occupation_becomes_a_draft(imported: str, newest: Newest) -> None:
    assert imported == "O*NET 99.1: 3 made.\n"
    page = newest()
    assert (page.title, page.plural, page.article) == ("Parcel Sorter", "Parcel Sorters", "a")
    assert (page.live, page.slug, page.job_zone) == (False, "parcel-sorter", 2)
    assert page.lede == "Keep things in order."
    assert text_of(page, "OverviewSection") == "Keep things in order. May train others."
    assert text_of(page, "ResponsibilitiesSection").split("\n") == [
        "Sort what comes in",
        "Report what is missing",
        "Teach beginners",
    ]
    assert [(one.skill.name, one.examples) for one in page.role_skills.all()] == [
        ("Sheetmaster", ""),
        ("Inventory software", "Boxlist"),
    ]
    assert [str(one.related) for one in page.related_roles.all()] == [
        "Couriers, Porters, and Messengers"
    ]
    assert "O*NET 99.1 Database" in page.sources.get().title


@pytest.mark.usefixtures("imported")
def test_the_pages_record_is_what_its_first_revision_says() -> None:
    page = RolePage.objects.get(occupation_code=SORTERS)
    draft = page.get_latest_revision_as_object()
    for name in ("title", "lede", "search_description", "job_zone"):
        assert getattr(page, name) == getattr(draft, name)
    assert page.role_skills.count() == 2
    assert page.related_roles.count() == page.sources.count() == 1
    assert list(page.body.raw_data) == list(draft.body.raw_data)


@pytest.mark.usefixtures("imported")
def test_a_name_of_several_jobs_is_a_plural_in_every_heading(newest: Newest) -> None:
    page = newest(CARRIERS)
    assert page.shown_headline == "What are Couriers, Porters, and Messengers?"
    assert [section.heading for section in top_sections(page)] == [
        "Definition of Couriers, Porters, and Messengers",
        "What do Couriers, Porters, and Messengers do?",
        "Key Responsibilities of Couriers, Porters, and Messengers",
    ]


@pytest.mark.usefixtures("imported")
def test_a_second_run_makes_no_revision_and_costs_hardly_a_query(run_import: Run) -> None:
    revisions = Revision.objects.count()
    with CaptureQueriesContext(connection) as captured:
        assert run_import() == "O*NET 99.1: 3 unchanged.\n"
    assert Revision.objects.count() == revisions
    assert len(captured) <= 25


def test_a_second_run_over_published_roles_costs_the_same(run_import: Run) -> None:
    run_import(publish=True)
    with CaptureQueriesContext(connection) as without:
        run_import()
    with CaptureQueriesContext(connection) as with_publication:
        run_import(publish=True)
    assert len(with_publication) == len(without)


def test_a_limit_makes_fewer_roles_and_a_later_run_the_rest(
    run_import: Run, newest: Newest
) -> None:
    assert run_import(limit=1) == "O*NET 99.1: 1 made.\n"
    assert not newest().related_roles.exists()
    assert run_import() == "O*NET 99.1: 1 changed, 2 made.\n"
    assert newest().related_roles.count() == 1


def test_without_roles_the_occupations_are_loaded_all_the_same(run_import: Run) -> None:
    assert run_import(limit=0) == "O*NET 99.1: occupations loaded.\n"
    assert not RolePage.objects.exists()
    assert list(Occupation.objects.values_list("title", "release")) == [
        ("Clergy", "99.1"),
        ("Couriers, Porters, and Messengers", "99.1"),
        ("Parcel Sorters", "99.1"),
    ]


def test_occupations_follow_the_newest_release(release: SyntheticRelease, run_import: Run) -> None:
    run_import(limit=0)
    release.version = "99.2"
    release.occupations[0].title = "Parcel Handlers"
    del release.occupations[2]
    run_import(limit=0)
    assert dict(Occupation.objects.values_list("title", "release")) == {
        "Couriers, Porters, and Messengers": "99.2",
        "Parcel Handlers": "99.2",
    }


def test_publication_passes_the_gate_and_says_what_was_found(run_import: Run) -> None:
    printed = run_import(publish=True)
    assert "3 published." in printed
    assert "error, 1 published role: Add the section “Key responsibilities”" in printed
    assert RolePage.objects.live().count() == 3
    assert list(disagreements()) == []
    assert Passage.objects.filter(title="Clergy").exists()


@pytest.mark.usefixtures("imported")
def test_drafts_of_an_earlier_run_are_published_later(run_import: Run) -> None:
    assert "3 published." in run_import(publish=True)
    assert "published" not in run_import(publish=True)


@pytest.mark.usefixtures("imported")
def test_drafts_have_no_errors_where_the_release_has_tasks(newest: Newest) -> None:
    assert publication_errors(newest(SORTERS)) == publication_errors(newest(CARRIERS)) == []


def test_an_interrupted_import_goes_on_where_it_was(
    run_import: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("career_pages.onet.importing.BATCH", 1)
    write = RoleWriter.write

    def interrupted(self: RoleWriter, record: ImportedRole, *rest: Any) -> Any:
        if record.occupation_code == CARRIERS:
            raise KeyboardInterrupt
        return write(self, record, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(RoleWriter, "write", interrupted)
        with pytest.raises(CommandError, match="run the same command again"):
            run_import()
    assert Revision.objects.count() == 1
    assert run_import() == "O*NET 99.1: 1 unchanged, 2 made.\n"
    assert RolePage.objects.count() == Revision.objects.count() == 3


def test_a_kill_while_pages_are_made_leaves_no_doubles(
    run_import: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("career_pages.onet.importing.BATCH", 2)
    find_or_add = RoleWriter.find_or_add

    def killed(self: RoleWriter, offer: Any) -> None:
        if offer.code == CLERGY:
            raise RuntimeError("killed")
        find_or_add(self, offer)

    with monkeypatch.context() as patch:
        patch.setattr(RoleWriter, "find_or_add", killed)
        with pytest.raises(RuntimeError):
            run_import()
    assert RolePage.objects.count() == 2
    assert run_import() == "O*NET 99.1: 3 made.\n"
    assert RolePage.objects.count() == 3


@pytest.mark.usefixtures("imported")
def test_what_a_role_refers_to_is_in_the_reference_index() -> None:
    skill = Skill.objects.get(name="Sheetmaster")
    assert ReferenceIndex.get_references_to(skill).count() == 2


def test_a_new_role_takes_at_most_ninety_queries(run_import: Run) -> None:
    with CaptureQueriesContext(connection) as captured:
        run_import()
    assert len(captured) / 3 <= 90


def test_two_occupations_may_not_share_an_address(
    run_import: Run, release: SyntheticRelease
) -> None:
    release.occupations[1].title = "Parcel-Sorters"
    run_import()
    assert set(RolePage.objects.values_list("slug", flat=True)) == {
        "parcel-sorter",
        "parcel-sorter-2",
        "clergy",
    }


def test_progress_is_told_batch_by_batch(
    run_import: Run, release: SyntheticRelease, tmp_path: Path
) -> None:
    told = StringIO()
    call_command("import_onet", release.write_zip(tmp_path), stdout=StringIO(), stderr=told)
    assert told.getvalue().splitlines() == [
        "Loading occupations: 3 of 3",
        "Making pages: 3 of 3",
        "Writing roles: 3 of 3",
    ]


@pytest.mark.usefixtures("roles_index")
@pytest.mark.parametrize(
    ("options", "message"),
    [({}, "There is no file or folder"), ({"limit": -1}, "Give --limit a number")],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    tmp_path: Path, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(CommandError, match=message):
        call_command("import_onet", tmp_path / "missing.zip", **options)


def suggested(code: str = SORTERS) -> dict[str, tuple[bool, str]]:
    rows = SuggestedTitle.objects.filter(role__occupation_code=code)
    return {row.title: (row.is_ambiguous, row.status) for row in rows}


@pytest.mark.usefixtures("imported")
def test_other_titles_wait_for_an_editor() -> None:
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


@pytest.mark.usefixtures("imported")
def test_a_newer_release_changes_only_what_waits(
    run_import: Run, release: SyntheticRelease
) -> None:
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


@pytest.mark.usefixtures("imported")
def test_suggestions_go_with_their_role() -> None:
    RolePage.objects.get(occupation_code=SORTERS).delete()
    assert suggested() == {}


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """A virtual environment that is ready: this one."""
    (tmp_path / "venv" / "bin").mkdir(parents=True)
    (tmp_path / "venv" / "bin" / "python").symlink_to(sys.executable)
    (tmp_path / "venv" / ".ready").touch()
    return tmp_path / "venv"


def database_of(environment: Path) -> Path:
    return environment.parent / "guide.sqlite3"


def make(environment: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    database = f"sqlite:///{database_of(environment)}"
    return subprocess.run(
        ["make", "--silent", "onet", f"VENV={environment}", *arguments],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "ENV_FILE": os.devnull,
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        },
        capture_output=True,
        text=True,
        check=False,
    )


MIGRATIONS = "SELECT app, name FROM django_migrations ORDER BY app, name"
FORGET = "DELETE FROM django_migrations WHERE app = 'search' AND name LIKE '0005%'"


@pytest.fixture
def outdated(
    environment: Path, shared_folder: Path, django_db_blocker: DjangoDbBlocker
) -> list[tuple[str, str]]:
    """Let the database be a new one that lacks the last migration; return all there are.

    Where the tests use another kind of database, it lacks every migration.
    """
    with django_db_blocker.unblock():
        file = migrated_file(shared_folder)
    if file is None:
        return []
    copyfile(file, database_of(environment))
    with closing(sqlite3.connect(database_of(environment))) as database, database:
        every = database.execute(MIGRATIONS).fetchall()
        assert database.execute(FORGET).rowcount == 1
    return every


def test_a_new_database_is_migrated_and_a_release_becomes_drafts_in_it(
    environment: Path, outdated: list[tuple[str, str]], release: SyntheticRelease, tmp_path: Path
) -> None:
    done = make(environment, f"ONET={release.write_zip(tmp_path)}")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "O*NET 99.1: 3 made.\n"
    with closing(sqlite3.connect(database_of(environment))) as database:
        applied = database.execute(MIGRATIONS).fetchall()
    assert applied
    assert not outdated or applied == outdated


def test_without_a_release_it_says_what_to_write(environment: Path) -> None:
    done = make(environment)
    assert done.returncode != 0
    assert done.stdout == "Say which release: make onet ONET=path/to/db_27_0_text.zip\n"
