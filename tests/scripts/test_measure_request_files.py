"""The script that counts the files of a request counts what it says."""

import inspect
import runpy
from pathlib import Path

from career_pages.names import RoleName
from scripts.measure_request_files import called_files
from scripts.temporary_site import ROOT

FILE = Path(inspect.getfile(RoleName))


def test_a_file_counts_when_a_function_of_it_is_called() -> None:
    name = RoleName.suggest("Electrician")
    with called_files() as files:
        assert not files
        assert name.a_role == "an Electrician"
    assert files == {str(FILE.relative_to(ROOT))}


def test_a_file_that_is_only_loaded_does_not_count() -> None:
    with called_files() as files:
        loaded = runpy.run_path(str(FILE))
    assert "RoleName" in loaded
    assert files == set()
