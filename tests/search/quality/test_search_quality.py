"""`manage.py search_quality`."""

import json
import subprocess
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from config.env import ROOT
from tests.search.conftest import AddRole, Committed

QUERIES = """\
kind\tquery\troles\tsections\treason
name\tbaker\t51-3011.00 Baker\t\t
task\tdough\tBaker\tDefinitionSection\t
task\tsockets\tBaker\t\twrong on purpose
chapter\tovens\tBaker > Ovens and Heat\tTextSection: Training\twrong on purpose
mixed\tkeeping order -electrician\tBaker | -Electrician\t\t
nonsense\txqzjvkw\tnothing\t\t
nonsense\tdough sockets\tnothing\t\twrong on purpose
"""


@pytest.fixture
def guide(add_role: AddRole, make_chapter: Callable[..., Any], committed: Committed) -> None:
    """A baker with a chapter, and an electrician."""
    baker = add_role("Baker", "They knead dough.", occupation_code="51-3011.00")
    with committed():
        make_chapter(baker, "Ovens and Heat")
    add_role("Electrician", "They install sockets.")


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., str]:
    def run_command(queries: str = QUERIES, *options: str) -> str:
        (tmp_path / "judged.tsv").write_text(queries)
        out = StringIO()
        runs = ("--runs", str(tmp_path / "runs"))
        call_command("search_quality", str(tmp_path / "judged.tsv"), *options, *runs, stdout=out)
        return out.getvalue()

    return run_command


def test_figures_by_kind_and_then_beside_the_last_run(
    guide: None, run: Callable[..., str], add_role: AddRole
) -> None:
    first = run()
    assert first.startswith(f"7 queries, searched with {connection.vendor}.\n\n| kind ")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in first.splitlines()[4:]]
    assert rows == [
        ["name", "1", "1.000", "1.000", "1.000", "–", "1.000"],
        ["task", "2", "0.500", "0.500", "0.500", "1.000", "1.000"],
        ["chapter", "1", "1.000", "1.000", "1.000", "0.000", "1.000"],
        ["mixed", "1", "1.000", "1.000", "1.000", "–", "1.000"],
        ["nonsense", "2", "–", "–", "–", "–", "0.500"],
        ["all", "7", "0.800", "0.800", "0.800", "0.500", "0.857"],
    ]
    add_role("Dough")
    second = run(QUERIES, "--failures")
    assert "The last run was at " in second
    assert "0.700 (was 0.800)" in second
    assert "Line 3, task: dough (new)\n  right: Baker, which is number 2\n  1. Dough — " in second
    assert "Line 4, task: sockets\n  right: Baker\n  1. Electrician — " in second
    assert "right: Baker > Ovens and Heat, section TextSection: Training\n  1. " in second
    assert "Line 8, nonsense: dough sockets\n  right: nothing\n" in second
    assert "the file has changed since" not in second
    assert "the file has changed since" in run(QUERIES.replace("on purpose", "indeed"))


def test_machines_get_json_and_nothing_else(guide: None, run: Callable[..., str]) -> None:
    report = json.loads(run(QUERIES, "--json"))
    assert report["engine"] == connection.vendor
    assert report["last"] is None
    assert report["overall"]["queries"] == 7
    assert report["kinds"]["nonsense"]["mrr"] is None
    assert [failure["line"] for failure in report["failures"]] == [4, 5, 8]
    assert json.loads(run(QUERIES, "--json"))["last"]["overall"] == report["overall"]


def test_a_file_that_is_wrong_searches_nothing(guide: None, run: Callable[..., str]) -> None:
    header = QUERIES.splitlines()[0]
    with pytest.raises(CommandError, match="Line 2: Name a role, or write “nothing”"):
        run(f"{header}\nname\tbaker\t\t\t\n")
    with pytest.raises(CommandError) as error:
        run(
            f"{header}\n"
            "name\tbaker\t51-3011.00 Cook\t\t\n"
            "name\tsparks\tElectrician | -Chef\tFAQBlock\t\n"
            "name\tovens\tBaker > Ovens\t\t\n"
        )
    assert str(error.value).splitlines() == [
        "Line 2: no live page is “51-3011.00 Cook”.",
        "Line 3: no live page is “Chef”.",
        "Line 3: no right page has the section “FAQBlock”.",
        "Line 4: no live page is “Baker > Ovens”.",
        "The file and the guide do not fit; nothing was searched.",
    ]


@pytest.mark.once
def test_make_says_what_to_write_without_a_release(tmp_path: Path) -> None:
    (tmp_path / ".ready").touch()
    make = ["make", "--silent", "search-quality", f"VENV={tmp_path}"]
    done = subprocess.run(make, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert done.stdout.startswith("Say which release: make search-quality ONET=")
