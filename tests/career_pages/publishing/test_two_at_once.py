"""Two who make or change the same role at the same moment."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from threading import Barrier, Event, Thread
from time import sleep
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from career_pages.documents import references as records
from career_pages.documents.importing import ImportedGuide, import_document
from career_pages.documents.source_file import SourceFile
from career_pages.forms import RolePageForm
from career_pages.models import Occupation, RolePage
from career_pages.onet.importing import start_role
from tests.career_pages.documents.made_files import guide
from tests.career_pages.onet.synthetic_release import SyntheticOccupation, SyntheticRelease

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="SQLite lets one write after the other by itself"
    ),
]


def at_once(*works: Callable[[], Any]) -> list[Exception]:
    """Do each work in a thread of its own; all begin together. Return their errors."""
    together, errors = Barrier(len(works)), list[Exception]()

    def run(work: Callable[[], Any]) -> None:
        together.wait()
        try:
            work()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def test_one_document_imported_by_two_is_one_role(
    roles_index: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = records.role_page

    def look_and_think(*args: Any) -> Any:
        found = look(*args)
        sleep(0.3)
        return found

    monkeypatch.setattr(records, "role_page", look_and_think)
    file = SourceFile("cooper.md", guide("Cooper", area="", skill=""))

    def import_it() -> None:
        assert isinstance(import_document(file, roles_index), ImportedGuide)

    assert at_once(import_it, import_it) == []
    assert [page.title for page in RolePage.objects.all()] == ["Cooper"]


def test_one_occupation_started_by_two_is_one_role(roles_index: Any, tmp_path: Path) -> None:
    release = SyntheticRelease([SyntheticOccupation("11-1011.00", "Parcel Sorters")])
    folder = release.write_folder(tmp_path)
    call_command("import_onet", folder, limit=0, stdout=StringIO(), stderr=StringIO())
    occupation = Occupation.objects.get()

    def start() -> None:
        start_role(occupation, roles_index)

    assert at_once(start, start) == []
    assert [page.title for page in RolePage.objects.all()] == ["Parcel Sorter"]


def test_a_draft_that_is_saved_while_its_page_is_published_takes_nothing_back(
    make_role: Callable[..., Any], role_form: Callable[..., dict[str, Any]], monkeypatch: Any
) -> None:
    page = make_role(live=False)
    administrator = get_user_model().objects.create_superuser("a", "a@example.org", "x")
    newest = page.get_latest_revision()
    seen = {
        "loaded_revision_id": str(newest.pk),
        "loaded_revision_created_at": newest.created_at.isoformat(),
    }
    form = {**role_form(title=page.title, slug=page.slug), **seen}
    validate = RolePageForm.is_valid

    read, published = Event(), Event()

    def think_about_drafts(form: RolePageForm) -> bool:
        if "action-publish" not in form.data:
            read.set()
            published.wait(1.5)
        return validate(form)

    monkeypatch.setattr(RolePageForm, "is_valid", think_about_drafts)

    def save(**more: str) -> None:
        client = Client()
        client.force_login(administrator)
        headers = {} if more else {"accept": "application/json"}
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        client.post(address, {**form, **more}, headers=headers)

    def publish() -> None:
        read.wait(10)
        save(lede="Until the last moment.", **{"action-publish": "1"})
        published.set()

    assert at_once(save, publish) == []
    result = RolePage.objects.get(pk=page.pk)
    assert (result.live, result.lede) == (True, "Until the last moment.")
    assert result.get_latest_revision_as_object().lede == "Until the last moment."
