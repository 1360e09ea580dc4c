"""What the scripts that `make` calls do, and what `make lock` wrote."""

import inspect
import re
import runpy
import subprocess
import sys
from contextlib import AbstractContextManager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Page

from career_pages.models import RolePage
from career_pages.names import RoleName
from scripts.measure_request_files import MOST_FILES, called_files, requests
from scripts.measure_search import table
from scripts.search_benchmark import answering, generated_queries, make_copies
from scripts.temporary_site import ROOT
from tests.search.conftest import found_in_step, new_role

# What is installed is what `make lock` wrote, and can be installed anywhere.


NAMES = ["requirements", "requirements-dev"]


def direct(name: str) -> list[Requirement]:
    """Return what the file names that people write, without the files that it includes."""
    lines = (ROOT / f"{name}.in").read_text().splitlines()
    return [Requirement(line) for line in lines if re.match(r"\w", line)]


def locked(name: str) -> dict[str, set[str]]:
    """Return the versions of each package in the file that is installed."""
    versions: dict[str, set[str]] = {}
    for package, version in re.findall(r"^([\w.-]+)==(\S+)", text_of(name), re.MULTILINE):
        versions.setdefault(canonicalize_name(package), set()).add(version)
    return versions


def text_of(name: str) -> str:
    return (ROOT / f"{name}.txt").read_text()


@pytest.mark.parametrize("name", NAMES)
def test_each_direct_dependency_is_locked_at_a_version_that_is_allowed(name: str) -> None:
    versions = locked(name)
    for requirement in direct(name):
        found = versions.get(canonicalize_name(requirement.name), set())
        assert found, f"{requirement.name}: make lock"
        assert all(map(requirement.specifier.contains, found)), f"{requirement}: make lock"


def test_nothing_is_named_twice() -> None:
    names = [canonicalize_name(one.name) for name in NAMES for one in direct(name)]
    assert sorted(names) == sorted(set(names))


def test_development_has_what_the_site_has() -> None:
    assert locked("requirements").items() <= locked("requirements-dev").items()


@pytest.mark.parametrize("name", NAMES)
def test_each_package_has_hashes_and_none_an_address(name: str) -> None:
    text = text_of(name)
    assert "://" not in text
    assert not any(line.startswith("-") for line in text.splitlines())
    for package in re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in package, package


# The command that runs a site with what belongs beside it.


SCRIPT = ROOT / "scripts" / "with_worker.py"
# Writes down how it was called; the worker ends by itself, the schedule too.
MANAGE = """
import sys
from pathlib import Path
with Path({calls!r}).open("a") as calls:
    calls.write(" ".join(sys.argv[1:]) + "\\n")
"""
DRIVER = """
import importlib.util, sys
from pathlib import Path
spec = importlib.util.spec_from_file_location("with_worker", {script!r})
with_worker = importlib.util.module_from_spec(spec)
spec.loader.exec_module(with_worker)
with_worker.MANAGE = Path({manage!r})
with_worker.SCHEDULE_AFTER = with_worker.SCHEDULE_EVERY = 1
sys.exit(with_worker.main([sys.executable, "-c", {command!r}]))
"""


# Ends when both were called again, whatever that takes.
COMMAND = """
import time
from pathlib import Path
calls = Path({calls!r})
ends = time.monotonic() + 50
while time.monotonic() < ends:
    lines = calls.read_text().splitlines() if calls.exists() else []
    if lines and min(sum(one.startswith(name) for one in lines) for name in {names!r}) > 1:
        break
    time.sleep(0.1)
with calls.open("a") as opened:
    opened.write("over\\n")
raise SystemExit({code})
"""


@pytest.mark.parametrize("code", [0, 7])
def test_worker_and_schedule_run_beside_a_command(tmp_path: Path, code: int) -> None:
    calls, manage = tmp_path / "calls", tmp_path / "manage.py"
    manage.write_text(MANAGE.format(calls=str(calls)))
    command = COMMAND.format(calls=str(calls), names=("db_worker", "run_schedule"), code=code)
    driver = DRIVER.format(script=str(SCRIPT), manage=str(manage), command=command)
    done = subprocess.run([sys.executable, "-c", driver], check=False, timeout=60)
    assert done.returncode == code
    lines = calls.read_text().splitlines()
    worker = "db_worker --backend imports --queue-name imports --no-reload --verbosity 0"
    assert set(lines) == {worker, "run_schedule --verbosity 0", "over"}
    assert lines.count(worker) > 1
    assert lines.count("run_schedule --verbosity 0") > 1


def test_without_a_command_it_says_how_to_call_it() -> None:
    done = subprocess.run([sys.executable, SCRIPT], capture_output=True, check=False)
    assert done.returncode == 2
    assert b"usage:" in done.stderr


# The script that counts the files of a request counts what it says.


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


@pytest.mark.once
def test_a_request_runs_through_few_files(
    db: None, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    def committed() -> AbstractContextManager[Any]:
        return django_capture_on_commit_callbacks(execute=True)

    with committed():
        call_command("load_sample_guide", stdout=StringIO())
    made = requests()
    for _ in MOST_FILES:
        with committed():
            name, request, leads_to = next(made)
        with called_files() as files, committed():
            answer = request()
        assert answer.status_code in (200, 302)
        assert getattr(answer, "url", "").endswith(leads_to)
        assert 0 < len(files) <= MOST_FILES[name], f"{name}: {sorted(files)}"


# The benchmark of search measures what it says.


def test_a_larger_guide_is_whole(db: None) -> None:
    new_role("Electrician", "They wire.", titles=("Wirer",))
    new_role("Plumber", "They join pipes.")
    make_copies(2)
    titles = ["Electrician", "Plumber"]
    kinds = ["Marine ", "Rural "]
    everything = {*titles, *(kind + title for kind in kinds for title in titles)}
    assert set(RolePage.objects.live().values_list("title", flat=True)) == everything
    assert found_in_step("rural wirer")[0] == "Rural Electrician"
    assert not any(Page.find_problems())


def test_generated_queries_are_the_same_every_time() -> None:
    queries = list(generated_queries(700))
    assert queries == list(generated_queries(700))
    assert len(set(queries)) > 600
    assert max(map(len, queries)) > 1_000


def test_generated_queries_are_answered(db: None) -> None:
    new_role("Nurse", "The night shift.")
    answered = answering(280)
    assert answered["errors"] == 0
    assert answered["lines"][1].startswith("280 generated queries")


def test_the_table_says_how_much_longer_the_last_guide_takes() -> None:
    def cost(median: float) -> dict[str, float]:
        return {"median": median, "slowest": 9, "fewest_queries": 9, "most_queries": 11}

    guides = [{"roles": 10**n, "costs": {"search": cost(n)}} for n in (2, 3, 4)]
    assert table(guides) == [
        "| milliseconds | 100 roles | 1,000 roles | 10,000 roles | 10,000 to 1,000 |"
        " database queries |",
        "|---|---:|---:|---:|---:|---:|",
        "| search | 2.0 (9.0) | 3.0 (9.0) | 4.0 (9.0) | 1.3 | 9 to 11 |",
    ]
