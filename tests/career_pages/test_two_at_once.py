"""Two editors who make the same role at the same moment."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from threading import Barrier, Thread
from time import sleep
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from career_pages.importing import SourceFile
from career_pages.importing.writing import records
from career_pages.importing.writing.import_files import import_document
from career_pages.importing.writing.imported_guide import ImportedGuide
from career_pages.models import Occupation, RolePage
from career_pages.onet.writing import start_role
from tests.career_pages.importing.small_guides import guide
from tests.career_pages.onet.synthetic_release import SyntheticOccupation, SyntheticRelease

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="SQLite lets one write after the other by itself"
    ),
]


def twice_at_once(work: Callable[[], Any]) -> list[Exception]:
    """Do the work in two threads that begin together; return their errors."""
    together, errors = Barrier(2), list[Exception]()

    def run() -> None:
        together.wait()
        try:
            work()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(2)]
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

    assert twice_at_once(import_it) == []
    assert [page.title for page in RolePage.objects.all()] == ["Cooper"]


def test_one_occupation_started_by_two_is_one_role(roles_index: Any, tmp_path: Path) -> None:
    release = SyntheticRelease([SyntheticOccupation("11-1011.00", "Parcel Sorters")])
    folder = release.write_folder(tmp_path)
    call_command("import_onet", folder, limit=0, stdout=StringIO(), stderr=StringIO())
    occupation = Occupation.objects.get()
    assert twice_at_once(lambda: start_role(occupation, roles_index)) == []
    assert [page.title for page in RolePage.objects.all()] == ["Parcel Sorter"]
